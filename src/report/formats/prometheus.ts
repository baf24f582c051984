import { printable } from '../../base/printable.ts';
import { severities } from '../../model/severity.ts';
import type { OutcomeReport, Report } from '../report.ts';
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
  const users = usersIn(report);
  const each = (of: (user: string) => readonly Sample[]) => users.flatMap(of);
  const alike = (value: number) => each((user) => [[{ user }, value]]);
  const metrics: readonly Metric[] = [
    {
      name: 'container_verdict',
      help: 'Whether the last run came to this verdict on the container: 1 or 0.',
      samples: each((user) => verdictsOf(user, report)),
    },
    {
      name: 'findings',
      help: 'Findings of the last run about the user and the host that were not suppressed, by severity.',
      samples: each((user) => findingsOf(user, report)),
    },
    {
      name: 'rule_findings',
      help: 'The same findings by rule; a rule that was not applied has none.',
      samples: each((user) => ruleFindingsOf(user, report)),
    },
    {
      name: 'checks',
      help: 'Checks of the last run by how they ended.',
      samples: each((user) => checksOf(user, report)),
    },
    {
      name: 'run_success',
      help: 'Whether the last run could tell a verdict on each container of the user, whatever it is: 1 or 0.',
      samples: each((user) => [[{ user }, isWhole(user, report, exitCode) ? 1 : 0]]),
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
      samples: each((user) => [[{ user, version: report.tool.version }, 1]]),
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

/** Those with containers or findings of their own; whoever ran it where there are none. */
function usersIn({ run, containers, outcomes }: Report): string[] {
  const named = [
    ...containers.map(({ user }) => user),
    ...outcomes.flatMap(({ subject }) => (subject.kind === 'machine' ? [] : [subject.user])),
    ...run.unlisted.map(({ user }) => user),
  ];
  return named.length > 0 ? [...new Set(named)] : [run.user];
}

/** Where the run as a whole could not tell, and no user is the reason, nobody is told that all is known. */
function isWhole(user: string, { containers, run: { unlisted } }: Report, exitCode: number): boolean {
  const open = [...containers.filter(({ verdict }) => verdict === 'unknown'), ...unlisted];
  return open.length > 0 ? open.every((each) => each.user !== user) : exitCode < 3;
}

const verdicts = ['starts', 'running', 'fails', 'unknown', 'skipped'] as const;

const verdictsOf = (user: string, { containers }: Report): Sample[] =>
  containers
    .filter((container) => container.user === user)
    .flatMap(({ name: container, verdict: is }) =>
      verdicts.map((verdict): Sample => [{ user, container, verdict }, is === verdict ? 1 : 0]),
    );

/** What is about the host is about each of its users. */
const concerns =
  (user: string) =>
  ({ subject }: Pick<OutcomeReport, 'subject'>): boolean =>
    subject.kind === 'machine' || subject.user === user;

const findingsOf = (user: string, { findings }: Report): Sample[] =>
  severities.map((severity) => [
    { user, severity },
    findings.filter(concerns(user)).filter((each) => each.severity === severity).length,
  ]);

const ruleFindingsOf = (user: string, { findings, rules }: Report): Sample[] =>
  rules.map(({ id: rule }) => [
    { user, rule },
    findings.filter(concerns(user)).filter((each) => each.rule === rule).length,
  ]);

const statuses = ['pass', 'fail', 'skipped', 'blocked', 'unknown'] as const;

const checksOf = (user: string, { outcomes }: Report): Sample[] =>
  statuses.map((status) => [
    { user, status },
    outcomes.filter(concerns(user)).filter((each) => each.status === status).length,
  ]);
