import { reaches } from '../../model/severity.ts';
import { type Entry, entries } from './entries.ts';
import type { Render } from './format.ts';
import { oneLine } from './words.ts';

/** Everything that was found or is unknown on a line of its own, as compilers print it. */
export const line: Render = (report, options) =>
  entries(report, options)
    .filter(({ severity }) => severity === 'unknown' || reaches(severity, options.severity))
    .map((entry) => `${where(entry)}: ${entry.severity}: ${entry.message} [${entry.rule}]\n`)
    .join('');

/** `path:line:column`, as far as it is known. */
const where = ({ at: { path, line, column } }: Entry): string =>
  [oneLine(path), line ?? [], line === undefined ? [] : (column ?? [])].flat().join(':');
