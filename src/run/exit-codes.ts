export const exit = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  /** Findings at or above `--fail-on`. */
  found: 1,
  /** The command line is wrong, or a file that it names cannot be read. */
  usage: 2,
  /** A verdict is unknown, or nothing could be checked or printed. */
  unknown: 3,
  /** A fix or an undo failed or was refused. */
  unfixed: 4,
} as const;

export type Exit = (typeof exit)[keyof typeof exit];
