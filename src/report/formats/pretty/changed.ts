import { render } from '../../../base/locale.ts';
import { phrase } from '../../../base/phrase.ts';
import type { ChangedReport } from '../../changed-report.ts';
import type { Report } from '../../report.ts';
import { someOf } from '../../some-of.ts';
import type { ReportOptions } from '../format.ts';
import { differenceLines } from './differences.ts';
import { folded } from './hanging.ts';

/** Of each container that would start once, and will not now, what has changed since. */
export const changedBlocks = (
  { changed = [] }: Pick<Report, 'changed'>,
  options: ReportOptions,
): string[][] => changed.map((each) => changedBlock(each, options));

function changedBlock({ user, name, since, differences }: ChangedReport, options: ReportOptions): string[] {
  const { width, locale, paint } = options;
  const container = someOf([name]);
  const owner = someOf([user]);
  const then = `${since.slice(0, 10)} ${since.slice(11, 16)} UTC`;
  const words =
    differences.length === 0
      ? phrase`nothing that was looked at has changed since ${container} of ${owner} would start (${then})`
      : phrase`changed since ${container} of ${owner} would start (${then}):`;
  const heading = folded(render(words, locale), width).map((row) => paint.bold(row));
  return differences.length === 0 ? heading : [...heading, '', ...differenceLines(differences, options)];
}
