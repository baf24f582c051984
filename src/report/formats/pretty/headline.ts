import { columns } from '../../../base/columns.ts';
import { briefly } from '../../../base/printable.ts';
import { wrap } from '../../../base/wrap.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { RenderOptions } from '../format.ts';

/** The message after a label of eight columns, and the rule. */
export function headline(
  { message, rule }: Pick<FindingReport, 'message' | 'rule'>,
  label: string,
  { paint, width }: RenderOptions,
): string[] {
  const rows = wrap(briefly(message), width - 11);
  const last = columns(rows.at(-1) ?? '');
  // The rule's name is right-aligned; where there is no room, on a line of its own.
  const gap = width - 11 - last - rule.length;
  const tail = gap >= 2 ? [] : [`${' '.repeat(Math.max(11, width - rule.length))}${paint.dim(rule)}`];
  const lines = rows.map((row, index) => {
    const ending = gap >= 2 && index === rows.length - 1 ? `${' '.repeat(gap)}${paint.dim(rule)}` : '';
    return `  ${index === 0 ? label : ' '.repeat(8)} ${paint.bold(row)}${ending}`;
  });
  return [...lines, ...tail];
}
