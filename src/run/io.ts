/** What a command may do to the world outside, and what it may know of it. Only `bin` has the real one. */
export interface Io {
  out(text: string): void;
  /** For the person, not for the result: notes, hints, complaints. */
  err(text: string): void;
  /** A file that was named on the command line; `-` is standard input. Throws `UsageError` where it cannot be read. */
  read(path: string): Promise<string>;
  /** The files that match, in order. */
  glob(pattern: string): Promise<string[]>;
  /** The program of a deputy: see `startDeputy`. */
  deputy(): string;
  now(): Date;
  readonly terminal: boolean;
  /** Columns. */
  readonly width: number;
  /** Whether NO_COLOR is set, or the terminal is a dumb one. */
  readonly plain: boolean;
  readonly cwd: string;
}
