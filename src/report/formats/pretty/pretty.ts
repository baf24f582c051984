import type { Colors } from 'picocolors/types.js';
import { brief, printable } from '../../../base/printable.ts';
import { isPlain, shownName } from '../../../base/shown-name.ts';
import { wrap } from '../../../base/wrap.ts';
import { words as shellWords } from '../../../fix/render/shell-command.ts';
import type { SubjectReport } from '../../../model/finding.ts';
import { newContainer } from '../../../model/subject.ts';
import type { ContainerReport, FindingReport, Report } from '../../report.ts';
import type { Look, Reporter } from '../format.ts';
import { findingText } from './finding.ts';
import { folded } from './hanging.ts';
import { mendedLines } from './repairs.ts';
import { summaryLines } from './summary.ts';

/** For people: the verdicts, the findings in the order in which to mend them, what could not be seen, one line of counts. */
export const pretty: Reporter = (report, look) => {
  const verdicts = report.containers.filter(({ verdict }) => !look.quiet || verdict === 'fails');
  const blocks = [
    report.repair ? mendedLines(report.repair, look) : [],
    verdicts.flatMap((each) => verdictLines(each, report, look)),
    ...grouped(report, look),
    look.quiet ? [] : unseen(report, look),
    look.quiet ? [] : summaryLines(report, look),
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => `${block.join('\n')}\n`);
  return text.join('\n');
};

function verdictLines(container: ContainerReport, report: Report, { paint, width }: Look): string[] {
  const { containers } = report;
  const users = new Set(containers.map(({ user }) => user));
  const isNew = container.name === newContainer;
  const name = isNew ? 'a new container' : shownName(container.name);
  const owned = users.size > 1 ? `${name} of ${shownName(container.user)}` : name;
  const { sign, words } = verdictWords(container, isNew, paint);
  const command = container.command && !isNew ? ` (${printable(shellWords(container.command))})` : '';
  const untried = container.verdict === 'starts' && !container.tried;
  const tried = untried ? ', judged from the source of this LXC, not tried' : '';
  const known = accepted(container, report);
  const line = `${sign} ${paint.bold(printable(owned))} ${words}${known}${tried}${paint.dim(command)}`;
  return isNew || isPlain(container.name) ? [line] : folded(line, width);
}

/** What is in the way is not told where all of it has been accepted. */
function accepted({ because }: ContainerReport, { findings, suppressed }: Report): string {
  if (findings.some(({ fingerprint }) => because.includes(fingerprint))) return '';
  const known = suppressed.filter(({ finding }) => because.includes(finding.fingerprint));
  const rules = [...new Set(known.map(({ finding }) => finding.rule))];
  return rules.length === 0 ? '' : ` (suppressed: ${rules.join(', ')})`;
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
function grouped(report: Report, look: Look): string[][] {
  if (report.containers.length <= 1)
    return report.findings.length > 0 ? [inOrder(report.findings, look)] : [];
  const names = [...new Set(report.findings.map(({ subject }) => heading(subject)))];
  return names.map((name) => [
    ...folded(printable(name), look.width).map((row) => look.paint.bold(row)),
    '',
    ...inOrder(
      report.findings.filter(({ subject }) => heading(subject) === name),
      look,
    ),
  ]);
}

function heading(subject: SubjectReport): string {
  switch (subject.kind) {
    case 'machine':
      return 'this machine';
    case 'user':
      return `user ${shownName(subject.user)}`;
    case 'container':
      return `container ${shownName(subject.name)} of ${shownName(subject.user)}`;
  }
}

function inOrder(findings: readonly FindingReport[], look: Look): string[] {
  return findings.flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingText(finding, look)]);
}

/** What hangs on something already found broken adds no line. */
function unseen({ outcomes, run }: Report, { paint, width }: Look): string[] {
  const unknown = outcomes.filter(({ status }) => status === 'unknown');
  const reasons = [...new Set(unknown.map(({ reason }) => reason ?? ''))];
  const rulesFor = (reason: string) =>
    [...new Set(unknown.filter((each) => each.reason === reason).map(({ rule }) => rule))].join(', ');
  const lines = [
    ...run.unlisted.map(({ user, reason }) => `containers of ${shownName(user)}: ${reason}`),
    ...reasons.map((reason) => `${reason} (${rulesFor(reason)})`),
  ];
  return lines.flatMap((line) =>
    wrap(brief(line), width - 11).map(
      (row, index) => `  ${paint.yellow(index === 0 ? 'unknown' : '       ')}  ${row}`,
    ),
  );
}
