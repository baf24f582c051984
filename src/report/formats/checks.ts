import { groupBy } from '../../base/grouped.ts';
import { type Locale, render } from '../../base/locale.ts';
import { phrase } from '../../base/phrase.ts';
import { reaches } from '../../model/severity.ts';
import type { FindingReport } from '../finding-report.ts';
import type { ContainerReport, OutcomeReport, Report } from '../report.ts';
import type { Judged } from './format.ts';
import { asWhole } from './unknowns.ts';
import { oneLine, subjectName } from './words.ts';

/** A test, as formats for test results know it: a rule for one subject, or the verdict on a container. */
export interface Check {
  readonly subject: string;
  /** The rule; `verdict` for that of a container or of the run. */
  readonly name: string;
  readonly stage: string;
  /** What must hold. */
  readonly title: string;
  /** `excused`: it does not hold or could not be checked, and the exit code is none the worse for it. */
  readonly is: 'pass' | 'fail' | 'excused' | 'skipped' | 'unknown';
  /** Why it was not checked, or in short what is wrong. */
  readonly reason: string;
  readonly findings: readonly FindingReport[];
}

type Options = Pick<Judged, 'failOn' | 'exitCode'> & { readonly locale?: Locale };

/** All checks of a run, passed or not: whatever made the exit code bad has failed or is unknown. */
export function checks(report: Report, options: Options): Check[] {
  const found = groupBy(report.findings, ({ rule, subject }) => JSON.stringify([rule, subjectName(subject)]));
  const counted = new Set(
    report.findings.flatMap(({ severity, fingerprint }) =>
      reaches(severity, options.failOn) ? [fingerprint] : [],
    ),
  );
  const all = [
    ...report.outcomes.map((outcome) => {
      const key = JSON.stringify([outcome.rule, subjectName(outcome.subject)]);
      return ofOutcome(outcome, found.get(key) ?? [], report, options);
    }),
    ...report.containers.map((container) => ofContainer(container, counted, options)),
    ...report.run.unlisted.map(({ user, reason }) =>
      verdict(oneLine(user), render(phrase`The containers are listed`, options.locale), 'unknown', reason),
    ),
  ];
  const isTold = options.exitCode === 0 || all.some(({ is }) => is === 'fail' || is === 'unknown');
  return isTold
    ? all
    : [
        ...all,
        verdict(
          'run',
          render(phrase`Everything could be checked and done`, options.locale),
          'unknown',
          asWhole(options).message,
        ),
      ];
}

function ofOutcome(
  { rule, subject, status, reason = '', blockedBy }: OutcomeReport,
  findings: readonly FindingReport[],
  report: Report,
  { failOn, exitCode, locale }: Options,
): Check {
  const known = report.rules.find(({ id }) => id === rule);
  const blocked = blockedBy === undefined ? '' : ` (${blockedBy})`;
  const counts = findings.some(({ severity }) => reaches(severity, failOn));
  const is = {
    pass: 'pass',
    fail: counts ? 'fail' : 'excused',
    skipped: 'skipped',
    blocked: 'skipped',
    unknown: exitCode === 0 ? 'excused' : 'unknown',
  } as const;
  const accepted =
    findings.length === 0 ? render(phrase`suppressed`, locale) : findings.map(shortly).join('; ');
  return {
    subject: subjectName(subject),
    name: rule,
    stage: known?.stage ?? '',
    title: oneLine(known?.title ?? ''),
    is: is[status],
    reason: status === 'fail' ? accepted : `${oneLine(reason)}${blocked}`,
    findings,
  };
}

const shortly = ({ severity, message }: FindingReport): string => `${severity}: ${oneLine(message)}`;

function ofContainer(
  { user, name, verdict: found, stage, because, reasons }: ContainerReport,
  counted: ReadonlySet<string>,
  { exitCode, locale }: Options,
): Check {
  const counts = because.some((fingerprint) => counted.has(fingerprint));
  const is = {
    starts: 'pass',
    running: 'pass',
    fails: counts ? 'fail' : 'excused',
    unknown: exitCode === 0 ? 'excused' : 'unknown',
    skipped: 'skipped',
  } as const;
  const why = stage === null ? reasons.join('; ') : render(phrase`will not start (${stage} error)`, locale);
  const title = render(phrase`The container will start`, locale);
  return verdict(`${oneLine(user)}/${oneLine(name)}`, title, is[found], why);
}

const verdict = (subject: string, title: string, is: Check['is'], reason: string): Check => ({
  subject,
  name: 'verdict',
  stage: 'verdict',
  title,
  is,
  reason: oneLine(reason),
  findings: [],
});
