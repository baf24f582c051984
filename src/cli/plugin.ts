import { inAscii } from '../base/ascii.ts';
import { printable } from '../base/printable.ts';
import { pluginExit } from '../report/formats/plugin-state.ts';
import type { Io } from '../run/io.ts';

/** Whether a command line asks for a monitoring plugin, even one that cannot be parsed. */
export const asksForPlugin = (argv: readonly string[]): boolean =>
  argv.some(
    (word, index) => word === '--format=nagios' || (word === 'nagios' && argv[index - 1] === '--format'),
  );

/** How a plugin says that it cannot do what it was asked: on standard output, which is all that a monitoring system keeps. */
export function pluginFailure(message: string, io: Pick<Io, 'out'>): number {
  io.out(`LXCLINT UNKNOWN - ${inAscii(printable(message)).replaceAll('|', '/')}\n`);
  return pluginExit.UNKNOWN;
}
