import type { Change } from './plan.ts';

/**
 * The only thing that changes a machine; given to nobody but `apply` and `undo`. What it will not do it refuses as a
 * whole, with `Refused`, and then nothing has been changed.
 */
export interface Executor {
  /** What stands where a change is to be made. Refuses where that is not what the change was made for. */
  inspect(change: Change): PriorState;
  apply(change: Change, was: PriorState): void;
  /** Brings back what was. Refuses where it is neither what the change made of it nor what it was before. */
  revert(change: Change, was: PriorState): RevertResult;
}

/** All it takes to bring back what a change is about to change, as plain data. */
export type PriorState =
  /** `bytes` in base64, null where there was no file; `made`: the folders that had to be made for it. */
  | { readonly is: 'file'; readonly bytes: string | null; readonly made: readonly string[] }
  | { readonly is: 'mode'; readonly mode: number }
  /** `mode`: a new owner takes the setuid bits away. */
  | { readonly is: 'owner'; readonly uid: number; readonly gid: number; readonly mode: number }
  /** Every entry, as getfacl(1) prints them. */
  | { readonly is: 'acl'; readonly list: string }
  | { readonly is: 'setting'; readonly value: string }
  /** `already`: there was nothing left to do, so that there is nothing to take back. */
  | { readonly is: 'command'; readonly already: boolean };

/** `stays`: a command without an inverse cannot be taken back. */
export type RevertResult = 'undone' | 'was-not-done' | 'stays';
