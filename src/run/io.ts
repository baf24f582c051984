import type { Keepsakes } from './keepsakes.ts';

/** A command that was run, and what it left. */
export interface Observed {
  /** As it was run, with a log. */
  readonly ran: readonly string[];
  readonly status: number;
  /** The lines of its log; undefined where it wrote none. */
  readonly log: AsyncIterable<string> | undefined;
  /** What it printed for a person. */
  readonly output: string;
}

/** All input and output of a command. Only `bin` has the real one. */
export interface Io {
  out(text: string): void;
  /** For the person, not part of the result: notes, hints, errors. */
  err(text: string): void;
  /** A line of the terminal that the next one replaces; an empty one ends it. Nothing where standard error is none. */
  status(text: string): void;
  /** A file named on the command line; `-` is standard input. Throws `UsageError` where it cannot be read. */
  read(path: string): Promise<string>;
  /**
   * Replaces a file named on the command line by this text, whole or not at all. `mode`: the permission bits of a new one,
   * 0 to 0o777; undefined: as the umask has it. Throws `UsageError` where it cannot.
   */
  write(path: string, text: string, mode: number | undefined): void;
  /** A directory named on the command line in which texts are kept. Throws `UsageError` where others can write to it. */
  keep(path: string): Keepsakes;
  /**
   * The lines of a file of any length; `-` is standard input, which ends where it pauses. Throws `UsageError` where it
   * cannot be read.
   */
  lines(path: string): AsyncIterable<string>;
  /** Whether this names something that exists. */
  exists(path: string): boolean;
  /** Runs a command for a person, who asked for it, and has what it left looked at. */
  observe<T>(argv: readonly string[], look: (observed: Observed) => Promise<T>): Promise<T>;
  /** The matching files, in order. */
  glob(pattern: string): Promise<string[]>;
  /** The program of a deputy: see `startDeputy`. */
  deputy(): string;
  now(): Date;
  readonly terminal: boolean;
  /** Columns. */
  readonly width: number;
  /** Whether NO_COLOR is set, or the terminal is dumb. */
  readonly plain: boolean;
  /** What FORCE_COLOR asks for; undefined where it is not set. */
  readonly forced: boolean | undefined;
  /** Whether the locale has letters of ASCII only. */
  readonly ascii: boolean;
  readonly cwd: string;
}
