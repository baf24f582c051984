import type { Phrase } from '../base/phrase.ts';
/**
 * One change to a machine, as data. Each action has the state `before` and `after` it, which makes it
 * possible to print it as a diff or a script, to refuse it once the state has changed, and to undo it.
 */
export type Action = WriteFile | EditLines | SetMode | SetOwner | SetAcl | SetKernelValue | RunCommand;

/**
 * Creates, replaces or removes a whole file; null means that there is none. Missing parent directories are
 * created. `mode`: the permission bits of a file that is created, or created again by undo, 0 to 0o777.
 * Default: 0o644.
 */
export type WriteFile = At & { readonly mode?: number } & Change<'write', string | null>;

/** Replaces the lines `before`, beginning with `line` (counted from 1), by the lines `after`. */
export type EditLines = At & { readonly line: number } & Change<'edit', readonly string[]>;

/** Permission bits: 0 to 0o7777. */
export type SetMode = At & Change<'mode', number>;

export type SetOwner = At & Change<'owner', { readonly uid: number; readonly gid: number }>;

/**
 * The permissions of one POSIX ACL entry: `rwx`, `--x`, …; null means that there is no such entry. `mask`:
 * what the ACL mask must become for the entry to take effect, if there is one; its other effects are not
 * considered.
 */
export type SetAcl = At & { readonly entry: `u:${number}` | `g:${number}`; readonly mask?: string } & Change<
    'acl',
    string | null
  >;

/** A value below /proc/sys or /sys, effective immediately and lost at a reboot. */
export type SetKernelValue = At & Change<'setting', string>;

/**
 * The last resort: a command that makes the change (`after`) and one that reverts it (`before`, null where
 * there is none). `done` succeeds where nothing is left to do, for commands that fail when they run twice.
 */
export type RunCommand = {
  readonly do: 'run';
  readonly by: string;
  readonly before: Command | null;
  readonly after: Command;
  readonly done?: Command;
  /** What it is expected to leave, for the plan; undefined where only the machine can tell afterwards. */
  readonly leaves?: readonly Trace[];
};

/** What a command leaves in a file: a line more at its end, or what another action would. */
export type Trace = AppendLine | SetMode | SetKernelValue | WriteFile;

export type AppendLine = At & { readonly do: 'append'; readonly by: string; readonly line: string };

export type Command = readonly [program: string, ...args: string[]];

interface At {
  readonly path: string;
}

interface Change<Do, State> {
  readonly do: Do;
  /** The account that makes the change: files in a home directory are changed as its user, never as root. */
  readonly by: string;
  readonly before: State;
  readonly after: State;
}

/**
 * Grades of safety:
 *
 * - `safe`: needed for the container to start, grants nothing beyond it, touches no data, reverts
 * - `unsafe`: probably right, but it may affect data or access, or the intent may have been another one
 * - `manual`: instructions for a person
 */
export type Fix = Automatic | Manual;
export type Safety = Fix['safety'];

interface Automatic {
  readonly safety: 'safe' | 'unsafe';
  readonly title: Phrase;
  readonly actions: readonly [Action, ...Action[]];
  /**
   * Creates something that a user did not have, such as a permission: only for users who are named, not for
   * everyone with subordinate IDs, which most accounts on Debian have without ever using a container.
   */
  readonly makesNew?: true;
}

export interface Manual {
  readonly safety: 'manual';
  readonly title: Phrase;
  /** What a person can paste into a POSIX shell to do it, on one line. */
  readonly command?: string;
}

export const root = 'root';

export const manual = (title: Phrase, command?: string): Manual => ({
  safety: 'manual',
  title,
  ...(command !== undefined && { command }),
});

export const makesNew = (fix: Fix): boolean => fix.safety !== 'manual' && fix.makesNew === true;

export const needsRoot = (fix: Fix): boolean =>
  fix.safety !== 'manual' && fix.actions.some(({ by }) => by === root);
