/** Programs of LXC that take `-o FILE -l LEVEL`; those of lxc-unpriv-* hand them on (Debian, `lxc-unpriv-start`(1)). */
const logging =
  /(?:^|\/)lxc-(?:start|execute|attach|create|destroy|stop|copy|autostart|freeze|unfreeze|snapshot|unpriv-start|unpriv-attach)$/;

const hasLog = /^(?:-o.*|--logfile(?:=.*)?)$/;
const hasLevel = /^(?:-l.*|--logpriority(?:=.*)?)$/;

/** A command of LXC’s, made to write a log. */
export interface Logged {
  readonly argv: readonly string[];
  /** Where it writes it; undefined where it is no command of LXC’s. */
  readonly log: string | undefined;
}

/**
 * The same command with a log in `file` at the lowest level; one that has options for its log keeps them. The program
 * may stand behind env(1), systemd-run(1) or sudo(8). Options come right behind it: what follows `--` is for a template
 * or for the program that lxc-attach runs.
 */
export function withLog(argv: readonly string[], file: string): Logged {
  const at = argv.findIndex((each) => logging.test(each));
  if (at < 0) return { argv, log: undefined };
  const rest = argv.slice(at + 1);
  const end = rest.indexOf('--');
  const own = end < 0 ? rest : rest.slice(0, end);
  const more = [
    ...(own.some((each) => hasLog.test(each)) ? [] : ['-o', file]),
    ...(own.some((each) => hasLevel.test(each)) ? [] : ['-l', 'TRACE']),
  ];
  return { argv: [...argv.slice(0, at + 1), ...more, ...rest], log: ownLog(own) ?? file };
}

function ownLog(words: readonly string[]): string | undefined {
  const at = words.findIndex((each) => hasLog.test(each));
  const word = words[at];
  if (word === undefined) return undefined;
  if (word === '-o' || word === '--logfile') return words[at + 1];
  return word.replace(/^(?:-o|--logfile=)/, '');
}
