import type { Colors } from 'picocolors/types.js';
import { groupBy } from '../../../base/grouped.ts';
import { briefly, printable } from '../../../base/printable.ts';
import { isPlain, shownName } from '../../../base/shown-name.ts';
import { wrap } from '../../../base/wrap.ts';
import { shellWords } from '../../../fix/render/shell-command.ts';
import type { SubjectId } from '../../../model/finding.ts';
import { newContainer } from '../../../model/subject.ts';
import type { ContainerReport, FindingReport, Report } from '../../report.ts';
import type { RenderOptions, Reporter } from '../format.ts';
import { findingText } from './finding.ts';
import { folded } from './hanging.ts';
import { repairLines } from './repairs.ts';
import { summaryLines } from './summary.ts';

/** For people: the verdicts, the findings in the order in which to mend them, what could not be seen, one line of counts. */
export const pretty: Reporter = (report, look) => {
  const verdicts = report.containers.filter(({ verdict }) => !look.quiet || verdict === 'fails');
  const several = new Set(report.containers.map(({ user }) => user)).size > 1;
  const known = accepted(report);
  const blocks = [
    report.repair ? repairLines(report.repair, look) : [],
    verdicts.flatMap((each) => verdictLines(each, several, known(each), look)),
    ...findingBlocks(report, look),
    look.quiet ? [] : unseen(report, look),
    look.quiet ? [] : summaryLines(report, look),
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => `${block.join('\n')}\n`);
  return text.join('\n');
};

function verdictLines(
  container: ContainerReport,
  several: boolean,
  known: string,
  { paint, width }: RenderOptions,
): string[] {
  const isNew = container.name === newContainer;
  const name = isNew ? 'a new container' : shownName(container.name);
  const owned = several ? `${name} of ${shownName(container.user)}` : name;
  const { sign, words } = verdictWords(container, isNew, paint);
  const command = container.command && !isNew ? ` (${printable(shellWords(container.command))})` : '';
  const untried = container.verdict === 'starts' && !container.tried;
  const tried = untried ? ', judged from the source of this LXC, not tried' : '';
  const line = `${sign} ${paint.bold(printable(owned))} ${words}${known}${tried}${paint.dim(command)}`;
  return isNew || isPlain(container.name) ? [line] : folded(line, width);
}

/** What is in the way is not told where all of it has been accepted. */
function accepted({ findings, suppressed }: Report): (container: ContainerReport) => string {
  const told = new Set(findings.map(({ fingerprint }) => fingerprint));
  const rule = new Map(suppressed.map(({ finding }) => [finding.fingerprint, finding.rule]));
  return ({ because }) => {
    if (because.some((each) => told.has(each))) return '';
    const rules = [...new Set(because.flatMap((each) => rule.get(each) ?? []))];
    return rules.length === 0 ? '' : ` (suppressed: ${rules.join(', ')})`;
  };
}

function verdictWords(
  { verdict, stage, reasons }: ContainerReport,
  isNew: boolean,
  paint: Colors,
): { sign: string; words: string } {
  switch (verdict) {
    case 'starts':
      return { sign: paint.green('✔'), words: isNew ? 'would start' : 'will start' };
    case 'running':
      return { sign: paint.green('●'), words: 'is running' };
    case 'fails':
      return { sign: paint.red('✖'), words: `${isNew ? 'would' : 'will'} not start: fails at ${stage}` };
    case 'unknown':
      return { sign: paint.yellow('?'), words: `may or may not start: ${doubt(reasons)}` };
    case 'skipped':
      return { sign: paint.dim('-'), words: `was not looked into: ${reasons.join(', ')}` };
  }
}

/** The reasons themselves are listed below the findings, where they are told once. */
const doubt = (reasons: readonly string[]): string =>
  reasons.length === 1 && !reasons[0]?.includes(':')
    ? (reasons[0] ?? '')
    : 'not everything could be looked at';

/** With more than one container, what concerns the machine and the user comes first, then each container's own. */
function findingBlocks(report: Report, look: RenderOptions): string[][] {
  if (report.containers.length <= 1)
    return report.findings.length > 0 ? [inOrder(report.findings, look)] : [];
  const groups = [...groupBy(report.findings, ({ subject }) => heading(subject))];
  return groups.map(([name, findings]) => [
    ...folded(printable(name), look.width).map((row) => look.paint.bold(row)),
    '',
    ...inOrder(findings, look),
  ]);
}

function heading(subject: SubjectId): string {
  switch (subject.kind) {
    case 'machine':
      return 'this machine';
    case 'user':
      return `user ${shownName(subject.user)}`;
    case 'container':
      return `container ${shownName(subject.name)} of ${shownName(subject.user)}`;
  }
}

function inOrder(findings: readonly FindingReport[], look: RenderOptions): string[] {
  return findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingText(finding, look)]);
}

/** What hangs on something already found broken adds no line. */
function unseen({ outcomes, run }: Report, { paint, width }: RenderOptions): string[] {
  const unknown = outcomes.filter(({ status }) => status === 'unknown');
  const reasons = [...groupBy(unknown, ({ reason }) => reason ?? '')];
  const lines = [
    ...run.unlisted.map(({ user, reason }) => `containers of ${shownName(user)}: ${reason}`),
    ...reasons.map(([reason, all]) => `${reason} (${[...new Set(all.map(({ rule }) => rule))].join(', ')})`),
  ];
  return lines.flatMap((line) =>
    wrap(briefly(line), width - 11).map(
      (row, index) => `  ${paint.yellow(index === 0 ? 'unknown' : '       ')}  ${row}`,
    ),
  );
}
