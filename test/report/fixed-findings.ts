import type { SubjectId } from '../../src/model/finding.ts';
import type { FindingReport } from '../../src/report/finding-report.ts';

// The findings of the fixed report.

export const user = 'lxcuser-test';
export const config = `/home/${user}/.local/share/lxc/web/config`;
export const web: SubjectId = { kind: 'container', user, name: 'web' };
/** As a user may name a directory, and what each format has a use for. */
export const hostileName = 'a\n]]>|::error::"\'<&%,#\\\x1b\udce9é';
export const hostile: SubjectId = { kind: 'container', user, name: hostileName };
export const machine: SubjectId = { kind: 'machine' };

const manual = {
  safety: 'manual',
  title: 'look at it',
  needsRoot: false,
  makesNew: false,
  actions: [],
  commands: [],
} as const;

export const findings: readonly FindingReport[] = [
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

export const accepted: FindingReport = {
  ...findings[3],
  fingerprint: '0000000000000005',
  rule: 'bridge-persistent',
  subject: machine,
} as FindingReport;
