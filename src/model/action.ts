import type { Phrase } from '../base/phrase.ts';
/**
 * One change to a machine, as data. Each action states what is there `before` and what shall be there `after`, and
 * that is what makes it printable as a diff or a script, refusable when the world has moved on, and undoable.
 */
export type Action = WriteFile | EditLines | SetMode | SetOwner | SetAcl | SetKernelValue | RunCommand;

/**
 * Makes, replaces or removes a whole file; null at an end means that there is none. Folders above it that are missing
 * are made. `mode`: the permission bits of a file that is made, or made again by undo, 0 to 0o777; 0o644 where it does not say.
 */
export type WriteFile = At & { readonly mode?: number } & Change<'write', string | null>;

/** Replaces the lines `before`, which stand from `line` (counted from 1) on, by the lines `after`. */
export type EditLines = At & { readonly line: number } & Change<'edit', readonly string[]>;

/** Permission bits: 0 to 0o7777. */
export type SetMode = At & Change<'mode', number>;

export type SetOwner = At & Change<'owner', { readonly uid: number; readonly gid: number }>;

/**
 * What one POSIX ACL entry grants: `rwx`, `--x`, …; null at an end means that there is no such entry. `mask`: what the
 * list's own mask has to become for the entry to count, where it has one; the rest of it is nobody's business here.
 */
export type SetAcl = At & { readonly entry: `u:${number}` | `g:${number}`; readonly mask?: string } & Change<
    'acl',
    string | null
  >;

/** A value that the kernel keeps below /proc/sys or /sys, in force at once and gone after a reboot. */
export type SetKernelValue = At & Change<'setting', string>;

/**
 * The last resort: a command that gets there (`after`) and one that gets back (`before`, null where there is none).
 * `done` succeeds where nothing is left to do, for commands that fail when they are given twice.
 */
export type RunCommand = {
  readonly do: 'run';
  readonly by: string;
  readonly before: Command | null;
  readonly after: Command;
  readonly done?: Command;
};

export type Command = readonly [program: string, ...args: string[]];

interface At {
  readonly path: string;
}

interface Change<Do, State> {
  readonly do: Do;
  /** The account that makes the change: what lies in a home is changed as its user, never by root. */
  readonly by: string;
  readonly before: State;
  readonly after: State;
}

/**
 * - `safe`: needed for the container to start, grants nothing beyond it, touches no data, reverts
 * - `unsafe`: probably right, but somebody's data, somebody's access or one of two plausible intents is at stake
 * - `manual`: words for a person
 */
export type Fix = Automatic | Manual;
export type Safety = Fix['safety'];

interface Automatic {
  readonly safety: 'safe' | 'unsafe';
  readonly title: Phrase;
  readonly actions: readonly [Action, ...Action[]];
  /**
   * It makes something for a user that he has not had, such as a permission: for whoever is named, and not for everybody
   * who has subordinate ids, as most accounts of Debian's have without ever asking for a container.
   */
  readonly makesNew?: true;
}

export interface Manual {
  readonly safety: 'manual';
  readonly title: Phrase;
}

export const root = 'root';

export const manual = (title: Phrase): Manual => ({ safety: 'manual', title });

export const makesNew = (fix: Fix): boolean => fix.safety !== 'manual' && fix.makesNew === true;

export const needsRoot = (fix: Fix): boolean =>
  fix.safety !== 'manual' && fix.actions.some(({ by }) => by === root);
