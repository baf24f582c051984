import type { Colors } from 'picocolors/types.js';
import { diff } from '../fix/show.ts';
import { show } from '../place.ts';
import type { Severity } from '../rule.ts';
import { clip, frame } from './frame.ts';
import { printable } from './printable.ts';
import type { FindingReport } from './report.ts';
import type { Look } from './reporters.ts';
import { wrap } from './wrap.ts';

/** One finding: what, where, the other places that prove it, what LXC says, and what puts it right. */
export function findingText(finding: FindingReport, look: Look): string[] {
  const [first, ...others] = finding.evidence;
  return [
    ...title(finding, look),
    ...(first ? primary(first, look) : []),
    ...table(others, look),
    ...says(finding, look),
    ...fixText(finding, look),
  ];
}

const severityColor: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = { error: 'red', warning: 'yellow', info: 'blue' };

function title({ severity, message, rule }: FindingReport, { paint, width }: Look): string[] {
  const label = paint[severityColor[severity]](severity.padEnd(7));
  const rows = wrap(printable(message), width - 11);
  const last = rows.at(-1)?.length ?? 0;
  // The rule's name stands at the right edge; where there is no room, on a line of its own.
  const gap = width - 11 - last - rule.length;
  const tail = gap >= 2 ? [] : [`${' '.repeat(Math.max(11, width - rule.length))}${paint.dim(rule)}`];
  const lines = rows.map((row, index) => {
    const ending = gap >= 2 && index === rows.length - 1 ? `${' '.repeat(gap)}${paint.dim(rule)}` : '';
    return `  ${index === 0 ? label : '       '}  ${paint.bold(row)}${ending}`;
  });
  return [...lines, ...tail];
}

type Evidence = FindingReport['evidence'][number];

function primary(evidence: Evidence, { paint, width }: Look): string[] {
  const where = `    ${paint.cyan(printable(show(evidence)))}`;
  if (evidence.text === undefined) return [`${where}  ${printable(evidence.note)}`];
  const [line = '', carets] = frame(evidence, width - 6);
  const told = printable(evidence.note);
  if (carets !== undefined && 6 + carets.length + 1 + told.length <= width) return [where, `      ${line}`, `      ${carets} ${paint.dim(told)}`];
  return [where, ...[line, ...(carets === undefined ? [] : [carets])].map((row) => `      ${row}`), ...note(evidence.note, width, paint)];
}

const note = (text: string, width: number, paint: Colors) => wrap(printable(text), width - 8).map((row) => `        ${paint.dim(row)}`);

/** Where, what it says there, and what that means: in columns where they fit, below each other where they do not. */
function table(all: readonly Evidence[], { paint, width }: Look): string[] {
  const rows = all.map((each) => ({ where: printable(show(each)), text: printable(each.text?.trim() ?? ''), note: printable(each.note) }));
  const widest = (column: 'where' | 'text') => Math.max(0, ...rows.map((row) => row[column].length));
  const [where, text] = [widest('where'), widest('text')];
  const fits = rows.every((row) => 4 + where + 2 + (text > 0 ? text + 2 : 0) + row.note.length <= width);
  return rows.flatMap((row) => {
    if (!fits) return [`    ${paint.cyan(row.where)}`, ...(row.text ? [`      ${clip(row.text, width - 6)}`] : []), ...note(row.note, width, paint)];
    const middle = text > 0 ? `${row.text.padEnd(text)}  ` : '';
    return [`    ${paint.cyan(row.where.padEnd(where))}  ${middle}${paint.dim(row.note)}`];
  });
}

const says = ({ says: message }: FindingReport, { width }: Look): string[] =>
  message === undefined ? [] : hanging('LXC says', printable(message), width);

function fixText({ fix }: FindingReport, { paint, width }: Look): string[] {
  const root = fix.needsRoot ? ', as root' : '';
  const lines = fix.actions.flatMap(diff).map((line) => `      ${tinted(printable(line), paint)}`);
  return [...hanging('fix', `(${fix.safety}${root}) ${printable(fix.title)}`, width), ...lines];
}

/** A label, and a text whose further rows stand below its first. */
const hanging = (label: string, text: string, width: number): string[] =>
  wrap(text, width - 14).map((row, index) => `    ${(index === 0 ? label : '').padEnd(8)}  ${row}`);

function tinted(line: string, paint: Colors): string {
  if (line.startsWith('+ ')) return paint.green(line);
  return line.startsWith('- ') ? paint.red(line) : line;
}
