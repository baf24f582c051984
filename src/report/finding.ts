import type { Colors } from 'picocolors/types.js';
import type { Action } from '../fix/action.ts';
import { diff } from '../fix/show.ts';
import { show } from '../place.ts';
import type { Severity } from '../rule.ts';
import { clip, frame } from './frame.ts';
import { brief, printable } from './printable.ts';
import type { FindingReport } from './report.ts';
import type { Look } from './reporters.ts';
import { wrap } from './wrap.ts';

/** One finding: what, where, the other places that prove it, what LXC says, and what puts it right. */
export function findingText(finding: FindingReport, look: Look): string[] {
  const [first] = finding.evidence;
  const here = finding.evidence.filter(({ path, text }) => path === first?.path && text !== undefined);
  const elsewhere = finding.evidence.filter((each) => !here.includes(each));
  return [
    ...title(finding, look),
    ...frames(here, look),
    ...table(elsewhere, look),
    ...says(finding, look),
    ...fixText(finding, look),
  ];
}

const severityColor: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
};

function title({ severity, message, rule }: FindingReport, { paint, width }: Look): string[] {
  const label = paint[severityColor[severity]](severity.padEnd(7));
  const rows = wrap(brief(message), width - 11);
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

/** The lines of one file that matter, each with what it means. */
function frames(evidence: readonly Evidence[], { paint, width }: Look): string[] {
  const [first] = evidence;
  if (!first) return [];
  const digits = Math.max(...evidence.map(({ line }) => `${line}`.length));
  return [
    `    ${paint.cyan(printable(show(first)))}`,
    ...evidence.flatMap((each) => framed(each, digits, width, paint)),
  ];
}

/** What it means stands behind the carets, or below where there is no room. */
function framed(evidence: Evidence, digits: number, width: number, paint: Colors): string[] {
  const [line = '', carets] = frame(evidence, digits, width - 6);
  const told = brief(evidence.note);
  if (carets !== undefined && 7 + carets.length + told.length <= width)
    return [`      ${line}`, `      ${carets} ${paint.dim(told)}`];
  return [`      ${line}`, ...(carets === undefined ? [] : [`      ${carets}`]), ...note(told, width, paint)];
}

const note = (text: string, width: number, paint: Colors) =>
  wrap(brief(text), width - 8).map((row) => `        ${paint.dim(row)}`);

/** Columns. A longer place would push the columns of all the others out of sight. */
const roomForPlace = 32;

/** Where, what it says there, and what that means: in columns, but for rows that are too long for a line. */
function table(all: readonly Evidence[], { paint, width }: Look): string[] {
  const rows = all.map((each) => ({
    where: printable(show(each)),
    text: printable(each.text?.trim() ?? ''),
    note: brief(each.note),
  }));
  const fits = ({ where, text, note }: (typeof rows)[number]) =>
    where.length <= roomForPlace && 8 + where.length + text.length + note.length <= width;
  const widest = (column: 'where' | 'text') =>
    Math.max(0, ...rows.filter(fits).map((row) => row[column].length));
  const [where, text] = [widest('where'), widest('text')];
  return rows.flatMap((row) => {
    const columns = `${row.where.padEnd(where)}  ${text > 0 ? `${row.text.padEnd(text)}  ` : ''}`;
    if (fits(row) && 4 + columns.length + row.note.length <= width)
      return [`    ${paint.cyan(columns.slice(0, where))}${columns.slice(where)}${paint.dim(row.note)}`];
    return [
      `    ${paint.cyan(row.where)}`,
      ...(row.text ? [`      ${clip(row.text, width - 6)}`] : []),
      ...note(row.note, width, paint),
    ];
  });
}

const says = ({ says: message }: FindingReport, { width }: Look): string[] =>
  message === undefined ? [] : hanging('LXC says', brief(message), width);

function fixText({ fix, evidence }: FindingReport, { paint, width }: Look): string[] {
  const root = fix.needsRoot ? ', as root' : '';
  const shown = fix.actions.flatMap((action, index) => [
    ...fileHeading(action, fix.actions[index - 1], evidence[0]?.path),
    ...diff(action),
  ]);
  const lines = shown.map((line) => `      ${tinted(brief(line), paint)}`);
  return [...hanging('fix', `(${fix.safety}${root}) ${brief(fix.title)}`, width), ...lines];
}

/** The file that an edit is in, unless that was named just before. */
function fileHeading(action: Action, previous: Action | undefined, framed: string | undefined): string[] {
  const named = previous?.do === 'edit' ? previous.path : framed;
  return action.do === 'edit' && action.path !== named ? [`${action.path}:${action.line}`] : [];
}

/** A label, and a text whose further rows stand below its first. */
const hanging = (label: string, text: string, width: number): string[] =>
  wrap(text, width - 14).map((row, index) => `    ${(index === 0 ? label : '').padEnd(8)}  ${row}`);

function tinted(line: string, paint: Colors): string {
  if (line.startsWith('+ ')) return paint.green(line);
  return line.startsWith('- ') ? paint.red(line) : line;
}
