import { groupBy } from '../../base/grouped.ts';
import { printable } from '../../base/printable.ts';
import type { SubjectId } from '../../model/finding.ts';
import { severities } from '../../model/severity.ts';
import type { FindingReport } from '../finding-report.ts';
import type { ContainerReport, OutcomeReport, Report } from '../report.ts';
import type { Render } from './format.ts';

/** A gauge: a file that is written anew each time has no counters. */
interface Metric {
  readonly name: string;
  /** Byte for byte the same in every file, or node_exporter drops one of them. */
  readonly help: string;
  readonly samples: readonly Sample[];
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/** Text for the textfile collector of node_exporter. Every series has the user, so that each may have a file. */
export const prometheus: Render = (report, { exitCode }) => {
  const shares = sharesOf(report);
  const each = (of: (share: Share) => readonly Sample[]) => shares.flatMap(of);
  const alike = (value: number) => each(({ user }) => [[{ user }, value]]);
  const isOpen = shares.some(({ open }) => open);
  const rules = report.rules.map(({ id }) => id);
  const metrics: readonly Metric[] = [
    {
      name: 'container_verdict',
      help: 'Whether the last run came to this verdict on the container: 1 or 0.',
      samples: each(verdictsOf),
    },
    {
      name: 'findings',
      help: 'Findings of the last run about the user and the host that were not suppressed, by severity.',
      samples: each(findingsOf),
    },
    {
      name: 'rule_findings',
      help: 'The same findings by rule; a rule that was not applied has none.',
      samples: each((share) => ruleFindingsOf(share, rules)),
    },
    {
      name: 'checks',
      help: 'Checks of the last run by how they ended.',
      samples: each(checksOf),
    },
    {
      name: 'run_success',
      help: 'Whether the last run could tell a verdict on each container of the user, whatever it is: 1 or 0.',
      // Where the run as a whole could not tell, and no user is the reason, nobody is told that all is known.
      samples: each(({ user, open }) => [[{ user }, !open && (isOpen || exitCode < 3) ? 1 : 0]]),
    },
    {
      name: 'last_run_timestamp_seconds',
      help: 'Unix time at which the last run ended.',
      samples: alike(Math.floor(Date.parse(report.run.endedAt) / 1000)),
    },
    {
      name: 'run_duration_seconds',
      help: 'How long the last run took.',
      samples: alike(report.run.durationMs / 1000),
    },
    {
      name: 'build_info',
      help: 'The version of lxc-lint that made the last run.',
      samples: each(({ user }) => [[{ user, version: report.tool.version }, 1]]),
    },
  ];
  return metrics.map(exposed).join('');
};

function exposed({ name, help, samples }: Metric): string {
  const rows = samples.map(([labels, value]) => `lxc_lint_${name}{${shown(labels)}} ${value}\n`);
  return [`# HELP lxc_lint_${name} ${help}\n`, `# TYPE lxc_lint_${name} gauge\n`, ...rows].join('');
}

const shown = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([label, value]) => `${label}="${quoted(distinct(value))}"`)
    .join(',');

const quoted = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

/** Two names never get one label: node_exporter drops a file that has the same series twice. */
const distinct = (name: string): string => printable(name.replaceAll('\\', '\\\\').replaceAll('\t', '\\x09'));

/** What a report has of one user. What is about the host is about each of its users. */
interface Share {
  readonly user: string;
  readonly containers: readonly ContainerReport[];
  readonly findings: readonly FindingReport[];
  readonly outcomes: readonly OutcomeReport[];
  /** Whether something of theirs has no verdict. */
  readonly open: boolean;
}

/** Of those with containers or findings of their own; of whoever ran it where there are none. */
function sharesOf(report: Report): Share[] {
  const containers = groupBy(report.containers, ({ user }) => user);
  const findings = groupBy(report.findings, ({ subject }) => userOf(subject));
  const outcomes = groupBy(report.outcomes, ({ subject }) => userOf(subject));
  const unlisted = new Set(report.run.unlisted.map(({ user }) => user));
  const named = [...new Set([...containers.keys(), ...outcomes.keys(), ...unlisted])].filter(isUser);
  const of = <T>(groups: ReadonlyMap<string | undefined, readonly T[]>, user: string): T[] => [
    ...(groups.get(undefined) ?? []),
    ...(groups.get(user) ?? []),
  ];
  return (named.length > 0 ? named : [report.run.user]).map((user) => {
    const own = containers.get(user) ?? [];
    const open = unlisted.has(user) || own.some(({ verdict }) => verdict === 'unknown');
    return { user, containers: own, findings: of(findings, user), outcomes: of(outcomes, user), open };
  });
}

const userOf = (subject: SubjectId): string | undefined =>
  subject.kind === 'machine' ? undefined : subject.user;

const isUser = (name: string | undefined): name is string => name !== undefined;

const verdicts = ['starts', 'running', 'fails', 'unknown', 'skipped'] as const;

const verdictsOf = ({ user, containers }: Share): Sample[] =>
  containers.flatMap(({ name: container, verdict: is }) =>
    verdicts.map((verdict): Sample => [{ user, container, verdict }, is === verdict ? 1 : 0]),
  );

const findingsOf = ({ user, findings }: Share): Sample[] => {
  const found = groupBy(findings, ({ severity }) => severity);
  return severities.map((severity) => [{ user, severity }, found.get(severity)?.length ?? 0]);
};

const ruleFindingsOf = ({ user, findings }: Share, rules: readonly string[]): Sample[] => {
  const found = groupBy(findings, ({ rule }) => rule);
  return rules.map((rule) => [{ user, rule }, found.get(rule)?.length ?? 0]);
};

const statuses = ['pass', 'fail', 'skipped', 'blocked', 'unknown'] as const;

const checksOf = ({ user, outcomes }: Share): Sample[] => {
  const ended = groupBy(outcomes, ({ status }) => status);
  return statuses.map((status) => [{ user, status }, ended.get(status)?.length ?? 0]);
};
