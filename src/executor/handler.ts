import type { PriorState, RevertResult } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import type { LocalAccount } from './run-command.ts';

/** Who makes a change, and for whom it is made. */
export interface ChangeContext {
  readonly who: LocalAccount;
  /** Who runs lxc-lint. */
  readonly caller: LocalAccount;
  /** What the file that will take the place of another is called until then. */
  readonly temporary: string;
  /** The text that was linted, with what these hands have changed in it since; undefined where the file was not read. */
  seen(path: string): string | undefined;
  /** Two fixes may change the same file: the second finds what the first has made of it. */
  note(path: string, bytes: Buffer | null): void;
}

/** How one kind of change is made, and taken back. */
export interface ChangeHandler<C extends Change, W extends PriorState> {
  inspect(change: C, context: ChangeContext): W;
  apply(change: C, was: W, context: ChangeContext): void;
  revert(change: C, was: W, context: ChangeContext): RevertResult;
}
