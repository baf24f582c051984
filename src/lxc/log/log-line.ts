/** One message of a log or a terminal, taken apart. */
export interface LogLine {
  /** Of the text that was read, from 1. */
  readonly number: number;
  /** As it stands there, without what a forum or a journal put around it. */
  readonly text: string;
  /**
   * `log`: a line of a log file; `terminal`: of LXC on standard error; `plain`: anything else, such as the output of
   * a template, or a person’s words.
   */
  readonly form: 'log' | 'terminal' | 'plain';
  /** As it was called, such as `lxc-start`. */
  readonly program?: string | undefined;
  readonly container?: string | undefined;
  /** Seconds since the beginning of its day. */
  readonly at?: number | undefined;
  readonly level?: Level | undefined;
  /** LXC’s source, without directories above its own: `cgroups/cgfsng.c`. */
  readonly file?: string | undefined;
  /** What errno meant, in glibc’s words. */
  readonly errno?: string | undefined;
  readonly message: string;
}

const levels = ['TRACE', 'DEBUG', 'INFO', 'NOTICE', 'WARN', 'ERROR', 'CRIT', 'ALERT', 'FATAL'] as const;

export type Level = (typeof levels)[number];

/** Whether it is an error, or nothing says that it is none. */
export const isError = ({ level }: LogLine): boolean => level === undefined || isAtLeast(level, 'ERROR');

const isAtLeast = (level: Level, least: Level): boolean => levels.indexOf(level) >= levels.indexOf(least);

/** Whether LXC prints it without being asked for more, or nothing says how serious it is. */
export const isLoud = ({ level }: LogLine): boolean => level === undefined || isAtLeast(level, 'WARN');
