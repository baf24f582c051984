import type { Excerpt } from './excerpt.ts';
import type { Program } from './program.ts';

/**
 * Everything lxc-lint can learn about a machine, and the only interface through which it does.
 *
 * A host is read-only. Absence is ordinary, so it is `undefined`. A refusal is not: it throws `Unseen`, so
 * that "does not exist" and "not permitted to read" can never be confused.
 */
export interface Host {
  /** Which user reads, and from where. */
  readonly caller: Caller;
  /** The text of a regular file of at most `sizeLimit` bytes, decoded by `decode`. Follows links. */
  read(path: string): string | undefined;
  /** The matches in such a file, line by line: for files that may hold secrets besides what is asked for. */
  grep(path: string, pattern: RegExp): Excerpt | undefined;
  /** What cksum(1) prints for the file that was read as this text, which may be only a part of it. */
  cksum(path: string, text: string): string;
  /** The names in a directory, in the order of the system: LXC does not sort them either. */
  list(path: string): readonly string[] | undefined;
  /** The status of what the path leads to, links followed. */
  stat(path: string): Stat | undefined;
  /** The target of a symbolic link, verbatim. Undefined also for anything that is not a link. */
  link(path: string): string | undefined;
  /** What a regular file is when it is executed, as its first bytes say. Follows links. */
  program(path: string): Program | undefined;
  /** Runs a program that changes nothing. Undefined where the program does not exist. */
  ask(argv: readonly [string, ...string[]]): Answer | undefined;
  /** The PIDs of this UID's processes, lowest first. */
  processes(uid: number): readonly number[];
  /** The same machine, read with this account's permissions. */
  as(who: Identity): Host;
}

/** The process that reads. */
export interface Caller extends Identity {
  readonly groups: readonly number[];
  readonly env: Readonly<Partial<Record<CallerVariable, string>>>;
}

/** The only environment variables that are read; a snapshot records them. */
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
  /** Permission bits, set-ID bits and the sticky bit: 0 to 0o7777. */
  readonly mode: number;
}

export interface Answer {
  /** Exit status, 0 to 255. */
  readonly status: number;
  readonly out: string;
}

/** Bytes: PATH_MAX without the NUL. A longer path cannot be looked up by anyone, so nothing exists there. */
export const longestPath = 4095;

/** Bytes. No config, table or pseudo file that LXC reads comes close to it; larger files are not read. */
export const sizeLimit = 16 * 1024 * 1024;
