/** All input and output of a command. Only `bin` has the real one. */
export interface Io {
  out(text: string): void;
  /** For the person, not part of the result: notes, hints, errors. */
  err(text: string): void;
  /** A file named on the command line; `-` is standard input. Throws `UsageError` where it cannot be read. */
  read(path: string): Promise<string>;
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
  readonly cwd: string;
}
