import type { Linted } from '../engine/lint.ts';
import type { Judged } from '../engine/verdict.ts';
import { atLeast, showVersion, type Version } from '../lxc/version.ts';
import type { Safety } from '../model/action.ts';
import type { Finding, Outcome, Suppressed } from '../model/finding.ts';
import { fingerprint, subjectReport } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import { before } from '../model/stage.ts';
import { findingReport } from './finding.ts';
import type {
  ContainerReport,
  FindingReport,
  OutcomeReport,
  RepairReport,
  Report,
  Run,
  Summary,
  SuppressedReport,
} from './report.ts';

/** All that was found out, in the shape of the published contract. */
export function report(
  { setting, outcomes, suppressed, containers, unlisted }: Linted,
  tool: Report['tool'],
  run: Pick<Run, 'startedAt' | 'endedAt' | 'durationMs' | 'source' | 'euid' | 'user'>,
  repair?: RepairReport,
): Report {
  const findings = outcomes
    .flatMap((outcome) => outcome.findings)
    .sort(byUrgency)
    .map(findingReport);
  return {
    schemaVersion: 1,
    tool,
    run: {
      ...run,
      host: setting.hostname ?? null,
      lxc: setting.lxc ? showVersion(setting.lxc) : null,
      cgroupLayout: setting.layout ?? null,
      distro: setting.distro ?? null,
      kernel: setting.kernel ?? null,
      unlisted: unlisted.map(({ user, reason }) => ({ user: user.name, reason })),
    },
    summary: { ...summary(findings, outcomes), suppressed: suppressed.length },
    containers: containers.map((judged) => containerReport(judged, setting.lxc)),
    outcomes: outcomes.map(outcomeReport),
    findings,
    suppressed: suppressed.map(suppressedReport),
    ...(repair ? { repair } : {}),
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** What stops a start comes first; within that, what is to be mended first. */
const byUrgency = (a: Finding, b: Finding): number =>
  severities.indexOf(told(a)) - severities.indexOf(told(b)) || before(a.stage, b.stage);

const told = ({ severity, regraded }: Finding): Severity => regraded ?? severity;

function summary(
  findings: readonly FindingReport[],
  outcomes: readonly Outcome[],
): Omit<Summary, 'suppressed'> {
  const severe = (severity: Severity) => findings.filter((each) => each.severity === severity).length;
  const graded = (safety: Safety) => findings.filter(({ fix }) => fix.safety === safety);
  const ended = (status: Outcome['status']) => outcomes.filter((each) => each.status === status).length;
  return {
    errors: severe('error'),
    warnings: severe('warning'),
    infos: severe('info'),
    fixable: graded('safe').length,
    fixableUnsafe: graded('unsafe').length,
    needRoot: graded('safe').filter(({ fix }) => fix.needsRoot).length,
    passed: ended('pass'),
    failed: ended('fail'),
    skipped: ended('skipped'),
    unknown: ended('unknown'),
    blocked: ended('blocked'),
  };
}

function containerReport({ container, verdict, command }: Judged, lxc: Version | undefined): ContainerReport {
  const unknown = verdict.is === 'unknown' ? verdict.reasons : [];
  return {
    user: container.user.name,
    name: container.name,
    path: container.config,
    verdict: verdict.is,
    stage: verdict.is === 'fails' ? verdict.stage : null,
    because: verdict.is === 'fails' ? verdict.because.map(fingerprint) : [],
    reasons: verdict.is === 'skipped' ? [verdict.reason] : unknown,
    command: command?.argv ?? null,
    tried: lxc !== undefined && wasTried(lxc),
  };
}

/** Starts were seen with 4.0, 5.0 and 6.0. */
const wasTried = (lxc: Version) => atLeast(lxc, 4) && !atLeast(lxc, 7) && lxc.minor === 0;

function outcomeReport({ rule, subject, status, reason, on }: Outcome): OutcomeReport {
  return {
    rule,
    subject: subjectReport(subject),
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(on === undefined ? {} : { on }),
  };
}

const suppressedReport = ({ finding, by, at, reason, expires }: Suppressed): SuppressedReport => ({
  finding: findingReport(finding),
  by,
  at: at ?? null,
  reason: reason ?? null,
  expires: expires ?? null,
});
