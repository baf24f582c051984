import type { OutcomeReport, Report } from '../../src/report/report.ts';
import { accepted, config, findings, hostile, hostileName, machine, user, web } from './fixed-findings.ts';

// One report with all that a format may have to say: each verdict, severity and outcome, what was accepted, and what strangers
// have named.

const outcomes: readonly OutcomeReport[] = [
  { rule: 'cgmanager', subject: machine, status: 'pass' },
  { rule: 'clone-children', subject: machine, status: 'fail' },
  { rule: 'bridge-netfilter', subject: machine, status: 'skipped', reason: 'br_netfilter is not loaded' },
  { rule: 'bridge-persistent', subject: machine, status: 'fail' },
  { rule: 'pam-session', subject: { kind: 'user', user }, status: 'fail' },
  { rule: 'idmap', subject: web, status: 'fail' },
  {
    rule: 'rootfs-owner',
    subject: web,
    status: 'blocked',
    reason: 'the ID maps of the container are not valid',
    blockedBy: 'idmap',
  },
  { rule: 'mount-source', subject: hostile, status: 'fail' },
  {
    rule: 'usernet-link',
    subject: hostile,
    status: 'unknown',
    reason: `/etc/${hostileName}: permission denied`,
  },
];

const container = {
  user,
  stage: null,
  because: [],
  reasons: [],
  command: ['lxc-start', '-n', 'web'],
  tested: true,
} as const;

const ids = [...new Set(outcomes.map(({ rule }) => rule))].sort();

export const fixedReport: Report = {
  schemaVersion: 2,
  tool: { name: 'lxc-lint', version: '0.1.0' },
  run: {
    startedAt: '2027-01-02T03:04:05.678Z',
    endedAt: '2027-01-02T03:04:05.719Z',
    durationMs: 41,
    source: 'live',
    euid: 0,
    user: 'root',
    home: null,
    rules: [],
    host: 'labhost',
    lxc: '5.0.2',
    cgroupLayout: 'hybrid',
    distro: 'Debian GNU/Linux 12 (bookworm)',
    kernel: '6.1.0-37-amd64',
    unlisted: [{ user: 'bob', reason: '/home/bob: permission denied' }],
  },
  summary: {
    errors: 2,
    warnings: 1,
    infos: 1,
    fixable: 1,
    fixableUnsafe: 0,
    needRoot: 0,
    passed: 1,
    failed: 5,
    skipped: 1,
    unknown: 1,
    blocked: 1,
    suppressed: 1,
  },
  containers: [
    {
      ...container,
      name: 'web',
      path: config,
      verdict: 'fails',
      stage: 'idmap',
      because: ['0000000000000001'],
    },
    { ...container, name: 'db', path: `/home/${user}/.local/share/lxc/db/config`, verdict: 'starts' },
    { ...container, name: 'run', path: `/home/${user}/.local/share/lxc/run/config`, verdict: 'running' },
    {
      ...container,
      name: hostileName,
      path: `/home/${user}/.local/share/lxc/${hostileName}/config`,
      verdict: 'unknown',
      reasons: [`/etc/${hostileName}: permission denied`],
    },
  ],
  outcomes,
  findings,
  suppressed: [
    { finding: accepted, by: 'waiver', at: null, reason: 'is moved to the new host', expires: '2027-01-31' },
  ],
  rules: ids.map((id) => ({
    id,
    title: `What must hold of ${id}`,
    stage: 'config',
    severity: 'error',
    page: `docs/rules/${id}.md`,
  })),
  commands: null,
};

/** The same where nothing is wrong. */
export const healthyReport: Report = {
  ...fixedReport,
  findings: [],
  suppressed: [],
  outcomes: fixedReport.outcomes.filter(({ status }) => status === 'pass'),
  containers: fixedReport.containers.filter(({ verdict }) => verdict === 'starts'),
  run: { ...fixedReport.run, unlisted: [] },
};
