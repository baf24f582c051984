import { type Locale, render } from '../base/locale.ts';
import type { Linted } from '../engine/lint.ts';
import type { ContainerVerdict } from '../engine/verdict.ts';
import { isTested, showVersion, type Version } from '../lxc/version.ts';
import type { Safety } from '../model/action.ts';
import type { Finding, Outcome, Suppressed } from '../model/finding.ts';
import { subjectId } from '../model/finding.ts';
import type { Rules } from '../model/rule.ts';
import { type Severity, severities } from '../model/severity.ts';
import { compareStages } from '../model/stage.ts';
import { findingReport } from './finding.ts';
import type { FindingReport } from './finding-report.ts';
import type {
  ContainerReport,
  OutcomeReport,
  Report,
  ReportRun,
  Summary,
  SuppressedReport,
} from './report.ts';
import { rulesNamed } from './rules-named.ts';

/** What is known before there are results. */
interface Circumstances extends Pick<Report, 'tool' | 'commands' | 'repair' | 'changed'> {
  readonly run: Pick<
    ReportRun,
    'startedAt' | 'endedAt' | 'durationMs' | 'source' | 'euid' | 'user' | 'home' | 'rules'
  >;
}

/** The results in the shape of the published schema. */
export function buildReport(
  { platform, outcomes, suppressed, containers, unlisted }: Linted,
  rules: Rules,
  { tool, run, commands, repair, changed }: Circumstances,
  locale?: Locale,
): Report {
  const findings = outcomes
    .flatMap((outcome) => outcome.findings)
    .sort(bySeverityThenStage)
    .map((finding) => findingReport(finding, locale));
  return {
    schemaVersion: 2,
    tool,
    run: {
      ...run,
      host: platform.hostname ?? null,
      lxc: platform.lxc ? showVersion(platform.lxc) : null,
      cgroupLayout: platform.layout ?? null,
      distro: platform.distro ?? null,
      kernel: platform.kernel ?? null,
      unlisted: unlisted.map(({ user, reason }) => ({ user: user.name, reason: render(reason, locale) })),
    },
    summary: { ...summary(findings, outcomes), suppressed: suppressed.length },
    containers: containers.map((each) => containerReport(each, platform.lxc, locale)),
    outcomes: outcomes.map((outcome) => outcomeReport(outcome, locale)),
    findings,
    suppressed: suppressed.map((each) => suppressedReport(each, locale)),
    rules: rulesNamed(outcomes, suppressed, rules, platform, locale),
    commands,
    ...(repair ? { repair } : {}),
    ...(changed ? { changed } : {}),
  };
}

/** Errors first; within a severity, the order in which to fix them. */
const bySeverityThenStage = (a: Finding, b: Finding): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || compareStages(a.stage, b.stage);

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

function containerReport(
  { container, verdict, command }: ContainerVerdict,
  lxc: Version | undefined,
  locale: Locale | undefined,
): ContainerReport {
  return {
    user: container.user.name,
    name: container.name,
    path: container.config,
    verdict: verdict.is,
    stage: verdict.is === 'fails' ? verdict.stage : null,
    because: verdict.is === 'fails' ? verdict.because.map(({ fingerprint }) => fingerprint) : [],
    reasons: reasonsOf(verdict, locale),
    command: command?.argv ?? null,
    tested: lxc !== undefined && isTested(lxc),
  };
}

function outcomeReport(
  { rule, subject, status, reason, blockedBy }: Outcome,
  locale: Locale | undefined,
): OutcomeReport {
  return {
    rule,
    subject: subjectId(subject),
    status,
    ...(reason === undefined ? {} : { reason: render(reason, locale) }),
    ...(blockedBy === undefined ? {} : { blockedBy }),
  };
}

const suppressedReport = (
  { finding, by, at, reason, expires }: Suppressed,
  locale: Locale | undefined,
): SuppressedReport => ({
  finding: findingReport(finding, locale),
  by,
  at: at ?? null,
  reason: reason ?? null,
  expires: expires ?? null,
});

/** Each reason once: an unreadable file often affects several rules. */
function reasonsOf(verdict: ContainerVerdict['verdict'], locale: Locale | undefined): string[] {
  if (verdict.is === 'skipped') return [render(verdict.reason, locale)];
  return verdict.is === 'unknown'
    ? [...new Set(verdict.reasons.map((reason) => render(reason, locale)))]
    : [];
}
