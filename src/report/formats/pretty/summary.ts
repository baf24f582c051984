import { printable } from '../../../base/printable.ts';
import { wrap } from '../../../base/wrap.ts';
import type { FindingReport, Report } from '../../report.ts';
import type { RenderOptions } from '../format.ts';
import { type Left, nextLines } from './repairs.ts';

/** `2 errors, 1 warning; 2 safe fixes (1 as root); 18 checks made; 3 wait for what is broken; 41 ms` */
export function summaryLines(report: Report, { paint, width }: RenderOptions): string[] {
  const { summary, run } = report;
  const { errors, warnings, infos, fixable, fixableUnsafe, needRoot } = summary;
  const { passed, failed, blocked, unknown, suppressed } = summary;
  const found = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'note')]
    .filter(Boolean)
    .join(', ');
  const root = needRoot > 0 ? ` (${needRoot} as root)` : '';
  const fixes = [
    fixable > 0 ? `${counted(fixable, 'safe fix', 'safe fixes')}${root}` : '',
    fixableUnsafe > 0 ? `${fixableUnsafe} unsafe` : '',
  ].filter(Boolean);
  const parts = [
    found || (suppressed > 0 ? 'nothing else wrong found' : 'nothing wrong found'),
    suppressed > 0 ? `${suppressed} suppressed` : '',
    fixes.join(', '),
    counted(passed + failed, 'check made', 'checks made'),
    counted(blocked, 'waits for what is broken', 'wait for what is broken'),
    unknown > 0 ? `${unknown} not possible` : '',
    `${run.durationMs} ms`,
  ];
  const more = errors + warnings + infos > 0 ? ['`lxc-lint explain RULE` says more about a rule.'] : [];
  const next = report.repair ? nextLines(report.repair, left(report)) : mendLines(report);
  return [
    ...wrap(parts.filter(Boolean).join('; '), width),
    ...[...more, ...next].map((line) => paint.dim(printable(line))),
  ];
}

/** How to have it mended, where that can be done. */
function mendLines({ summary: { fixable, needRoot }, run: { source, euid, user } }: Report): string[] {
  if (source !== 'live' || fixable === 0) return [];
  return euid === 0 || fixable > needRoot
    ? ['`lxc-lint --fix` mends what is safe to mend; `--fix --dry-run` shows it first.']
    : [`As root, \`lxc-lint --user ${printable(user)} --fix\` mends what is safe to mend.`];
}

function left({ findings, repair }: Report): Left {
  const isForOne = ({ fix: { safety, makesNew } }: FindingReport) =>
    safety === 'safe' && makesNew && repair?.next.forOne !== null;
  const count = (is: (finding: FindingReport) => boolean) => findings.filter(is).length;
  const byRoot = (finding: FindingReport) =>
    finding.fix.safety === 'safe' && finding.fix.needsRoot && !isForOne(finding);
  // What hangs on the cgroups and the session of a shell root would judge by a fresh login.
  const ofShell = ({ stage }: FindingReport) => ['session', 'cgroup', 'init'].includes(stage);
  return {
    asRoot: count((finding) => byRoot(finding) && !ofShell(finding)),
    asRootHere: count((finding) => byRoot(finding) && ofShell(finding)),
    unsafe: count(({ fix }) => fix.safety === 'unsafe'),
    forOne: count(isForOne),
    manual: count(({ fix }) => fix.safety === 'manual'),
  };
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
