import type { Colors } from 'picocolors/types.js';
import { clip, columns, padded } from '../../../base/columns.ts';
import { render } from '../../../base/locale.ts';
import { list, type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly, printable } from '../../../base/printable.ts';
import { wrap } from '../../../base/wrap.ts';
import type { Severity } from '../../../model/severity.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { RenderOptions } from '../format.ts';
import { frame, widest } from './code-frame.ts';
import { fixText } from './fix.ts';
import { folded, hanging } from './hanging.ts';
import { headline } from './headline.ts';
import { shownPlace } from './shown-place.ts';

/** One finding: the problem, where it is, further evidence, what LXC prints, and the fix. */
export const findingText = (finding: FindingReport, options: RenderOptions): string[] => [
  ...headline(finding, severityLabel(finding.severity, options), options),
  ...findingBody(finding, options),
];

/** All of it but the problem in words. */
export const findingBody = (finding: FindingReport, options: RenderOptions): string[] => [
  ...evidenceText(finding, options),
  ...forVersions(finding, options),
  ...lxcSays(finding, options),
  ...fixText(finding, options),
];

/** Where the problem is, and what else speaks for it. */
export function evidenceText(
  { evidence }: Pick<FindingReport, 'evidence'>,
  options: RenderOptions,
): string[] {
  const [first] = evidence;
  const isHere = ({ path, text }: Evidence) => path === first?.path && text !== undefined;
  const here = evidence.filter(isHere);
  const elsewhere = evidence.filter((each) => !isHere(each));
  return [...frames(here, options), ...table(elsewhere, options)];
}

const severities: Readonly<Record<Severity, readonly ['red' | 'yellow' | 'blue', Phrase]>> = {
  error: ['red', phrase`error`],
  warning: ['yellow', phrase`warning`],
  info: ['blue', phrase`info`],
};

function severityLabel(severity: Severity, { paint, locale }: RenderOptions): string {
  const [color, label] = severities[severity];
  return paint[color](render(label, locale).padEnd(8));
}

type Evidence = FindingReport['evidence'][number];

const place = (where: string, width: number, paint: Colors) =>
  folded(where, width - 4).map((row) => `    ${paint.cyan(row)}`);

/** The relevant lines of one file, each with its note. */
function frames(evidence: readonly Evidence[], options: RenderOptions): string[] {
  const { paint, width } = options;
  const [first] = evidence;
  if (!first) return [];
  const digits = evidence.reduce((most, { line }) => Math.max(most, `${line}`.length), 0);
  return [
    ...place(shownPlace(first, options), width, paint),
    ...evidence.flatMap((each) => framed(each, digits, width, paint)),
  ];
}

/** The note follows the carets, or is below them where there is no room. */
function framed(evidence: Evidence, digits: number, width: number, paint: Colors): string[] {
  const [line = '', carets] = frame(evidence, digits, width - 6);
  const told = briefly(evidence.note);
  if (carets !== undefined && 7 + carets.length + columns(told) <= width)
    return [`      ${line}`, `      ${carets} ${paint.dim(told)}`];
  return [`      ${line}`, ...(carets === undefined ? [] : [`      ${carets}`]), ...note(told, width, paint)];
}

const note = (text: string, width: number, paint: Colors) =>
  wrap(briefly(text), width - 8).map((row) => `        ${paint.dim(row)}`);

/** Columns. A longer place would push the columns of all the others out of sight. */
const roomForPlace = 32;

/** Place, text and note in columns, except for rows that are too long for a line. */
function table(all: readonly Evidence[], options: RenderOptions): string[] {
  const { paint, width } = options;
  const rows = all.map((each) => ({
    where: shownPlace(each, options),
    text: printable(each.text?.trim().slice(0, widest) ?? ''),
    note: briefly(each.note),
  }));
  const fits = ({ where, text, note }: (typeof rows)[number]) =>
    columns(where) <= roomForPlace && 8 + columns(where + text + note) <= width;
  const longest = (column: 'where' | 'text') =>
    rows.filter(fits).reduce((most, row) => Math.max(most, columns(row[column])), 0);
  const [where, text] = [longest('where'), longest('text')];
  return rows.flatMap((row) => {
    const cells = `${text > 0 ? `  ${padded(row.text, text)}` : ''}  `;
    if (fits(row) && 4 + where + columns(cells + row.note) <= width)
      return [`    ${paint.cyan(padded(row.where, where))}${cells}${paint.dim(row.note)}`];
    return [
      ...place(row.where, width, paint),
      ...(row.text ? [`      ${clip(row.text, width - 6)}`] : []),
      ...note(row.note, width, paint),
    ];
  });
}

const lxcSays = ({ lxcMessage }: FindingReport, { width, locale }: RenderOptions): string[] =>
  lxcMessage === undefined ? [] : hanging(render(phrase`LXC says`, locale), briefly(lxcMessage), width);

const forVersions = ({ lxcVersions = [] }: FindingReport, { width, locale }: RenderOptions): string[] =>
  lxcVersions.length === 0
    ? []
    : hanging(render(phrase`with LXC`, locale), render(phrase`${list(lxcVersions)}`, locale), width);
