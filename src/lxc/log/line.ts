/** A line as LXC or one of its tools prints it, whole: without program, date and place in the source. */
export interface Line {
  /** `{}` is any text. */
  readonly line: string;
  /** The first release of LXC that prints it, where that is after 3.0. */
  readonly since?: string;
  /** The last release that prints it, where there is a later one. */
  readonly until?: string;
  /** Only where this file of LXC's source prints it, such as `seccomp.c`. */
  readonly file?: string;
}

/** A line alone, or with what is known of it. */
export type Lines = readonly (string | Line)[];

/** Lines by how far each tells that something is the cause: see `weights`. */
export interface WeighedLines {
  readonly sure?: Lines;
  readonly often?: Lines;
  readonly sometimes?: Lines;
  readonly rarely?: Lines;
}
