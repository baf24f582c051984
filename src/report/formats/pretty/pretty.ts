import { groupBy } from '../../../base/grouped.ts';
import { render } from '../../../base/locale.ts';
import { phrase } from '../../../base/phrase.ts';
import { briefly, printable } from '../../../base/printable.ts';
import { shownName } from '../../../base/shown-name.ts';
import { wrap } from '../../../base/wrap.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { Report } from '../../report.ts';
import { nameOf } from '../../subject-name.ts';
import type { Render, RenderOptions } from '../format.ts';
import { findingText } from './finding.ts';
import { folded } from './hanging.ts';
import { repairLines } from './repairs.ts';
import { summaryLines } from './summary.ts';
import { verdictLines } from './verdicts.ts';

/**
 * For people: verdicts, findings in the order in which to fix them, what could not be checked, and a line of
 * counts.
 */
export const pretty: Render = (report, options) => {
  const verdicts = report.containers.filter(({ verdict }) => !options.quiet || verdict === 'fails');
  const blocks = [
    report.repair ? repairLines(report.repair, options) : [],
    verdictLines(verdicts, report, options),
    ...findingBlocks(report, options),
    options.quiet ? [] : unseen(report, options),
    options.quiet ? [] : summaryLines(report, options),
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => `${block.join('\n')}\n`);
  return text.join('\n');
};

/**
 * With more than one container, findings of the host and the user come first, then those of each container.
 */
function findingBlocks(report: Report, options: RenderOptions): string[][] {
  if (report.containers.length <= 1)
    return report.findings.length > 0 ? [inOrder(report.findings, options)] : [];
  const groups = [...groupBy(report.findings, ({ subject }) => render(nameOf(subject), options.locale))];
  return groups.map(([name, findings]) => [
    ...folded(printable(name), options.width).map((row) => options.paint.bold(row)),
    '',
    ...inOrder(findings, options),
  ]);
}

function inOrder(findings: readonly FindingReport[], options: RenderOptions): string[] {
  return findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingText(finding, options)]);
}

/** What depends on something already found broken adds no line. */
function unseen({ outcomes, run }: Report, { paint, width, locale }: RenderOptions): string[] {
  const unknown = outcomes.filter(({ status }) => status === 'unknown');
  const reasons = [...groupBy(unknown, ({ reason }) => reason ?? '')];
  const lines = [
    ...run.unlisted.map(({ user, reason }) => phrase`containers of ${shownName(user)}: ${reason}`),
    ...reasons.map(
      ([reason, all]) => phrase`${reason} (${[...new Set(all.map(({ rule }) => rule))].join(', ')})`,
    ),
  ];
  const label = render(phrase`unknown`, locale).padEnd(7);
  return lines.flatMap((line) =>
    wrap(briefly(render(line, locale)), width - 11).map(
      (row, index) => `  ${paint.yellow(index === 0 ? label : ' '.repeat(label.length))}  ${row}`,
    ),
  );
}
