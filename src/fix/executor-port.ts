import type { Change } from './plan.ts';

/**
 * The only interface that changes a machine; passed only to `apply` and `undo`. It refuses a change as a
 * whole, with `Refused`, and then nothing has been changed.
 */
export interface Executor {
  /** The state before a change. Refuses where that is not what the change was made for. */
  inspect(change: Change): PriorState;
  apply(change: Change, was: PriorState): void;
  /**
   * Restores the prior state. Refuses where the current one is neither the change's result nor the prior
   * state.
   */
  revert(change: Change, was: PriorState): RevertResult;
}

/** Says what `revert` would do, and refuses where that would; nothing is changed, and no command of the fix is run. */
export interface Foresight {
  foresee(change: Change, was: PriorState): RevertResult;
}

/** All that is needed to revert a change, as plain data. */
export type PriorState =
  /** `bytes` in base64, null where there was no file; `made`: the directories that are created for it. */
  | { readonly is: 'file'; readonly bytes: string | null; readonly made: readonly string[] }
  | { readonly is: 'mode'; readonly mode: number }
  /** `mode`: a new owner clears the setuid bits. */
  | { readonly is: 'owner'; readonly uid: number; readonly gid: number; readonly mode: number }
  /** Every entry, as getfacl(1) prints them. */
  | { readonly is: 'acl'; readonly list: string }
  | { readonly is: 'setting'; readonly value: string }
  /** `already`: there was nothing left to do, so there is nothing to revert. */
  | { readonly is: 'command'; readonly already: boolean };

/** `stays`: a command without an inverse cannot be reverted. */
export type RevertResult = 'undone' | 'was-not-done' | 'stays';
