import type { PriorState, RevertResult } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import type { LocalAccount } from './run-command.ts';

/** Who makes a change, and on whose behalf. */
export interface ChangeContext {
  readonly who: LocalAccount;
  /** The user who runs lxc-lint. */
  readonly caller: LocalAccount;
  /** The name of a temporary file, before it replaces another. */
  readonly temporary: string;
  /**
   * The text that was linted, with the changes that this executor has made since; undefined where the file
   * was not read.
   */
  seen(path: string): string | undefined;
  /** Two fixes may change the same file: the second starts from the result of the first. */
  note(path: string, bytes: Buffer | null): void;
}

/** How one kind of change is inspected, applied and reverted. */
export interface ChangeHandler<C extends Change, W extends PriorState> {
  inspect(change: C, context: ChangeContext): W;
  apply(change: C, was: W, context: ChangeContext): void;
  revert(change: C, was: W, context: ChangeContext): RevertResult;
  /** What `revert` would do. */
  foresee(change: C, was: W, context: ChangeContext): RevertResult;
}
