import type { Excerpt } from './excerpt.ts';

/**
 * Everything lxc-lint can learn about a machine, and the only way it learns it.
 *
 * A host looks and never touches. Absence is ordinary, so it is `undefined`. Being refused a look is not: it
 * throws `Unseen`, so that "not there" and "not allowed to look" can never be confused.
 */
export interface Host {
  /** Who is looking, and from where. */
  readonly caller: Caller;
  /** The text of a regular file of at most `sizeLimit` bytes, as `decode` reads them. Follows links. */
  read(path: string): string | undefined;
  /** Of such a file only what matches, line by line: for files that may hold secrets besides what is asked. */
  grep(path: string, pattern: RegExp): Excerpt | undefined;
  /** What cksum(1) prints of the file that has been read as this text, which may not show all of it. */
  cksum(path: string, text: string): string;
  /** The names in a folder, in the order the system gives them: LXC does not sort them either. */
  list(path: string): readonly string[] | undefined;
  /** What stands at the end of the path, links followed. */
  stat(path: string): Stat | undefined;
  /** Where a symbolic link points, word for word. Undefined also where something else stands. */
  link(path: string): string | undefined;
  /** Asks a program a question that changes nothing. Undefined where there is no such program. */
  ask(argv: readonly [string, ...string[]]): Answer | undefined;
  /** The ids of the processes that belong to this uid, lowest first. */
  processes(uid: number): readonly number[];
  /** The same machine in the eyes of this account: its permissions apply. */
  as(who: Identity): Host;
}

/** The process that looks. `env` holds only what LXC itself goes by. */
export interface Caller extends Identity {
  readonly groups: readonly number[];
  readonly env: Readonly<Partial<Record<CallerVariable, string>>>;
}

export const callerVariables = ['HOME', 'PATH', 'PWD', 'XDG_RUNTIME_DIR', 'TMPDIR', 'SUDO_USER'] as const;
export type CallerVariable = (typeof callerVariables)[number];

export interface Identity {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Stat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly uid: number;
  readonly gid: number;
  /** Permission bits, set-id bits and the sticky bit: 0 to 0o7777. */
  readonly mode: number;
}

export interface Answer {
  /** Exit status, 0 to 255. */
  readonly status: number;
  readonly out: string;
}

/** Bytes: PATH_MAX without the NUL. What has a longer name is not there for anybody who asks for it by name. */
export const longestPath = 4095;

/** Bytes. No config, table or pseudo file that LXC reads comes near it; a larger one is not looked into. */
export const sizeLimit = 16 * 1024 * 1024;
