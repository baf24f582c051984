import { groupBy } from '../../../base/grouped.ts';
import { render } from '../../../base/locale.ts';
import { severities } from '../../../model/severity.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { Report } from '../../report.ts';
import { subjectsHeading } from '../../subjects-heading.ts';
import type { Render, ReportOptions } from '../format.ts';
import { alike, type Shared } from './alike.ts';
import { changedBlocks } from './changed.ts';
import { findingHeadline, findingText } from './finding.ts';
import { folded } from './hanging.ts';
import { passedLines } from './passed.ts';
import { repairLines } from './repairs.ts';
import { countsOnly, summaryLines } from './summary.ts';
import { unseenLines } from './unseen.ts';
import { verdictLines } from './verdicts.ts';

/** Rows of a terminal that nobody has made larger. */
const screen = 24;

/**
 * For people: verdicts, findings in the order in which to fix them, what could not be checked, and a line of
 * counts. What is longer than a screen ends with the verdicts again, as its beginning has scrolled away.
 */
export const pretty: Render<ReportOptions> = (report, given) => {
  const options = { ...given, home: report.run.home };
  const repairs = report.repair ? repairLines(report.repair, report, options) : [];
  const verdicts = verdictLines(report, options);
  if (options.detail === 'verdicts')
    return paragraphs([
      repairs,
      ...(verdicts.length > 0 ? [verdicts] : [headlines(report, options), countsOnly(report, options)]),
    ]);
  const found = [
    ...findingBlocks(report, options),
    ...changedBlocks(report, options),
    unseenLines(report, options),
    options.detail === 'all' ? passedLines(report, options) : [],
  ];
  const summary = summaryLines(report, options);
  const whole = paragraphs([repairs, verdicts, ...found, summary]);
  const isLong = paragraphs(found) !== '' && whole.split('\n').length > screen;
  const again = () => verdictLines(report, { ...options, detail: 'usual' });
  return isLong ? paragraphs([repairs, verdicts, ...found, again(), summary]) : whole;
};

const paragraphs = (blocks: readonly (readonly string[])[]): string =>
  blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');

/** What was found, in a line each, where there is no container to give a verdict on. */
const headlines = (report: Report, options: ReportOptions): string[] =>
  report.findings
    .filter((each) => isShown(each, options))
    .flatMap((finding) => findingHeadline(finding, options));

/** With more than one container, each finding is below the names of those that it is about. */
function findingBlocks(report: Report, options: ReportOptions): string[][] {
  const findings = report.findings.filter((each) => isShown(each, options));
  if (report.containers.length <= 1) return findings.length > 0 ? [inOrder(findings, options)] : [];
  const groups = groupBy(alike(findings), ({ subjects }) => JSON.stringify(subjects));
  return [...groups.values()].flatMap((group) => [headed(group, options)]);
}

const isShown = ({ severity }: FindingReport, { severity: least }: ReportOptions): boolean =>
  severities.indexOf(severity) <= severities.indexOf(least);

function headed(group: readonly Shared[], options: ReportOptions): string[] {
  const [first] = group;
  if (!first) return [];
  const heading = render(subjectsHeading(first.subjects), options.locale);
  return [
    ...folded(heading, options.width).map((row) => options.paint.bold(row)),
    '',
    ...inOrder(
      group.map(({ finding }) => finding),
      options,
    ),
  ];
}

function inOrder(findings: readonly FindingReport[], options: ReportOptions): string[] {
  return findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingText(finding, options)]);
}
