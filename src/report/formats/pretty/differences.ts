import { clip } from '../../../base/columns.ts';
import { render } from '../../../base/locale.ts';
import { count, list, type Phrase, phrase } from '../../../base/phrase.ts';
import { briefly, printable } from '../../../base/printable.ts';
import type { ChangeKind, ChangeReport, DifferenceReport } from '../../difference-report.ts';
import type { RenderOptions } from '../format.ts';
import { folded } from './hanging.ts';
import { shownPlace } from './shown-place.ts';

/** Differences that explain nothing, and lines of one difference, that anybody reads. */
const readable = 10;

/** What is not as it was, with what explains the findings first. */
export function differenceLines(all: readonly DifferenceReport[], options: RenderOptions): string[] {
  const telling = all.filter(({ explains }) => explains.length > 0).length;
  const shown = all.slice(0, Math.max(telling, readable));
  const left = all.length - shown.length;
  const more = phrase`${count(left, phrase`${left} more difference`, phrase`${left} more differences`)}: --format json`;
  return [
    ...shown.flatMap((each) => differenceText(each, options)),
    ...(left > 0 ? [`  ${options.paint.dim(render(more, options.locale))}`] : []),
  ];
}

function differenceText(difference: DifferenceReport, options: RenderOptions): string[] {
  const { kind, path, name, changes, explains } = difference;
  const { paint, width, locale } = options;
  const where = kind === 'command' ? `$ ${briefly(path)}` : briefly(shownPlace({ path }, options));
  const told = [
    ...changes.flatMap((change) => (isBrief(change) ? render(inWords(change, name), locale) : [])),
    ...(explains.length > 0 ? [render(causing(explains), locale)] : []),
  ].map((words) => paint.dim(words));
  const [first = '', ...others] = told;
  const fits = others.length === 0 && where.length + first.length + 4 <= width;
  const head = fits && first !== '' ? [`  ${paint.cyan(where)}  ${first}`] : [];
  const tall = () => [
    ...folded(where, width - 2).map((row) => `  ${paint.cyan(row)}`),
    ...told.flatMap((words) => folded(words, width - 4).map((row) => `    ${row}`)),
  ];
  return [...(head.length > 0 ? head : tall()), ...changes.flatMap((change) => lineRows(change, options))];
}

const isBrief = ({ what }: ChangeReport): boolean => what !== 'lines' && what !== 'names';

const causing = (explains: DifferenceReport['explains']): Phrase =>
  phrase`explains ${list([...new Set(explains.map(({ rule }) => rule))])}`;

function inWords({ what, before, after }: ChangeReport, name: string | null): Phrase {
  const [old, young] = [before, after].map((each) => (each === null ? null : briefly(each) || '""'));
  if (what === 'access') return young == null ? phrase`can be read again` : phrase`cannot be read: ${young}`;
  if (what === 'version' && name !== null) return phrase`${name}: ${old ?? '-'} → ${young ?? '-'}`;
  return words[what](old ?? '-', young ?? '-');
}

const words: Readonly<Record<ChangeKind, (before: string, after: string) => Phrase>> = {
  gone: () => phrase`does not exist any more`,
  new: () => phrase`is new`,
  type: (before, after) => phrase`type ${before} → ${after}`,
  owner: (before, after) => phrase`owner ${before} → ${after}`,
  mode: (before, after) => phrase`mode ${before} → ${after}`,
  target: (before, after) => phrase`symbolic link to ${before} → ${after}`,
  program: (before, after) => phrase`program ${before} → ${after}`,
  status: (before, after) => phrase`exit status ${before} → ${after}`,
  value: (before, after) => phrase`${before} → ${after}`,
  version: (before, after) => phrase`${before} → ${after}`,
  lines: () => phrase`has other lines`,
  names: () => phrase`has other names`,
  access: () => phrase`can be read again`,
};

/** As diff(1) marks them. */
function lineRows({ what, removed, added, omitted }: ChangeReport, options: RenderOptions): string[] {
  if (what !== 'lines' && what !== 'names') return [];
  const { paint, width, locale } = options;
  const rows = [
    ...removed.map((text) => paint.red(clip(`- ${printable(text)}`, width - 4))),
    ...added.map((text) => paint.green(clip(`+ ${printable(text)}`, width - 4))),
  ];
  const left = omitted + Math.max(0, rows.length - readable);
  const more = phrase`${count(left, phrase`${left} more line`, phrase`${left} more lines`)}`;
  return [...rows.slice(0, readable), ...(left > 0 ? [paint.dim(render(more, locale))] : [])].map(
    (row) => `    ${row}`,
  );
}
