import type { Argv } from 'yargs';
import { listFormats } from '../run/options.ts';
import { color, host, lintTable, scope } from './lint-table.ts';

/** Positional names of containers. */
export const nameList = {
  type: 'string',
  array: true,
  default: [] as string[],
  describe: 'Only these containers (default: all)',
} as const;
export const hostOptions = <T>(y: Argv<T>) => y.options(host).conflicts('root', 'snapshot');
export const scopeOptions = <T>(y: Argv<T>) => hostOptions(y).options(scope);
export const lintOptions = <T>(y: Argv<T>) => y.options(lintTable).conflicts('root', 'snapshot');

export const colorOption = <T>(y: Argv<T>) => y.options({ color });

/** A list or an explanation is not a report, and has fewer formats. */
export const listFormatOption = <T>(y: Argv<T>) =>
  y.option('format', {
    choices: listFormats,
    default: 'pretty' as const,
    describe: 'For people, or for programs',
  });

export const undoOptions = <T>(y: Argv<T>) =>
  listFormatOption(colorOption(y))
    .option('list', { boolean: true, default: false, describe: 'Only list the runs' })
    .option('dry-run', { boolean: true, default: false, describe: 'Only show what would be reverted' });
