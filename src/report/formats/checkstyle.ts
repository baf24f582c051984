import { groupBy } from '../../base/grouped.ts';
import type { Report } from '../report.ts';
import { type Entry, entries } from './entries.ts';
import type { Render } from './format.ts';
import { document, element, onLines } from './xml.ts';

/** The report that Checkstyle writes, by file. */
export const checkstyle: Render = (report, options) => {
  const files = [...groupBy(entries(report, options), ({ at }) => at.path).entries()].map(([name, found]) =>
    element('file', { name }, onLines(found.map((entry) => error(entry, report)))),
  );
  return document(element('checkstyle', { version: '4.3' }, onLines(files)));
};

const error = ({ severity, rule, message, at: { line, column } }: Entry, { tool }: Report): string =>
  element('error', {
    line: line ?? 1,
    column,
    severity: severity === 'unknown' ? 'warning' : severity,
    message,
    source: `${tool.name}.${rule}`,
  });
