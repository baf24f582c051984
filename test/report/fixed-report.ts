import type { SubjectId } from '../../src/model/finding.ts';
import type { FindingReport } from '../../src/report/finding-report.ts';
import type { OutcomeReport, Report } from '../../src/report/report.ts';

// One report with all that a format may have to say: each verdict, severity and outcome, what was accepted, and what strangers
// have named.

const user = 'lxcuser-test';
const config = `/home/${user}/.local/share/lxc/web/config`;
const web: SubjectId = { kind: 'container', user, name: 'web' };
/** As a user may name a directory, and what each format has a use for. */
const hostileName = 'a\n]]>|::error::"\'<&%,#\\\x1b\udce9é';
const hostile: SubjectId = { kind: 'container', user, name: hostileName };
const machine: SubjectId = { kind: 'machine' };

const manual = {
  safety: 'manual',
  title: 'look at it',
  needsRoot: false,
  makesNew: false,
  actions: [],
  commands: [],
} as const;

const findings: readonly FindingReport[] = [
  {
    fingerprint: '0000000000000001',
    rule: 'idmap',
    kind: 'ungranted',
    severity: 'error',
    breaks: 'start',
    stage: 'idmap',
    subject: web,
    message: 'the ID map uses host IDs 820896-886431, which lxcuser-test was not granted',
    evidence: [
      {
        kind: 'file',
        path: config,
        line: 6,
        column: 13,
        endColumn: 29,
        text: 'lxc.idmap = u 0 820896 65536',
        note: 'was not granted',
      },
      {
        kind: 'file',
        path: '/etc/subuid',
        line: 2,
        text: 'lxcuser-test:624288:65536',
        note: 'grants others',
      },
    ],
    lxcMessage: 'Failed to set up id mapping',
    fix: {
      safety: 'safe',
      title: 'map to granted IDs from 624288 on',
      needsRoot: false,
      makesNew: false,
      actions: [
        {
          do: 'edit',
          by: user,
          path: config,
          line: 6,
          before: ['lxc.idmap = u 0 820896 65536'],
          after: ['lxc.idmap = u 0 624288 65536'],
        },
      ],
      commands: [],
    },
  },
  {
    fingerprint: '0000000000000002',
    rule: 'mount-source',
    kind: 'absent',
    severity: 'error',
    breaks: 'start',
    stage: 'rootfs',
    subject: hostile,
    message: `mount source /srv/${hostileName} does not exist`,
    evidence: [{ kind: 'absent', path: `/srv/${hostileName}`, note: 'does not exist' }],
    fix: manual,
  },
  {
    fingerprint: '0000000000000003',
    rule: 'clone-children',
    kind: 'off',
    severity: 'warning',
    stage: 'cgroup',
    subject: machine,
    message: 'new cpuset cgroups have no CPUs assigned, so no process can join them',
    evidence: [{ kind: 'file', path: '/sys/fs/cgroup/cpuset/cgroup.clone_children', line: 1, note: 'is 0' }],
    fix: manual,
  },
  {
    fingerprint: '0000000000000004',
    rule: 'pam-session',
    kind: 'foreign',
    severity: 'info',
    stage: 'session',
    subject: { kind: 'user', user },
    message: 'this shell is no login session',
    evidence: [{ kind: 'environment', path: '$XDG_RUNTIME_DIR', note: 'belongs to another user' }],
    fix: manual,
  },
];

const accepted: FindingReport = {
  ...findings[3],
  fingerprint: '0000000000000005',
  rule: 'bridge-persistent',
  subject: machine,
} as FindingReport;

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
