import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { type DelegationGap, delegationGap } from '../src/facts/cgroup/delegation-gap.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { manual } from '../src/model/action.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'On cgroup v2, a cgroup that is delegated to the user is delegated completely',
  why: 'LXC uses the cgroup of the shell if the user may write cgroup.subtree_control and cgroup.threads in it. It then fails if the user may not create cgroups there, or not move processes within it. Where nothing is delegated, containers start without a cgroup of their own.',
  remedy:
    'Give the user the directory and its cgroup.procs as well, as root: `chown USER: CGROUP CGROUP/cgroup.procs`; or start containers through the user manager, which delegates completely.',
  fault:
    'A cgroup is delegated to the user only in part: its directory, or one of its files, is not the user’s',
  symptoms: [
    ...sure({ line: 'Operation not supported - Failed to enter cgroup {}', since: '4.0.7' }),
    ...often(
      'Permission denied - Failed to create {}(lxc.monitor.{})',
      'Permission denied - Failed to create {} cgroup {}(lxc.monitor.{})',
      'Permission denied - Failed to create {} cgroup {}(lxc.payload.{})',
      { line: 'Permission denied - Failed to enter cgroup {}', since: '4.0.7' },
      'Resource temporarily unavailable - Failed to create {}(lxc.monitor.{})',
      { line: 'Resource temporarily unavailable - Failed to create {} cgroup {}({})', since: '4.0.7' },
      'Permission denied - Failed to create directory "/sys/fs/cgroup/user.slice/{}/user@{}.service/{}/lxc.monitor.{}"',
      'Resource temporarily unavailable - Failed to create {}(lxc.payload.{})',
      'Resource temporarily unavailable - Failed to create directory "/sys/fs/cgroup/{}/lxc.monitor.{}"',
      'Resource temporarily unavailable - Failed to create directory "/sys/fs/cgroup/{}/lxc.payload.{}"',
      'Permission denied - Failed to create {}(lxc.payload.{})',
      'Resource temporarily unavailable - Failed to create {}(lxc.pivot{})',
    ),
    ...sometimes(
      'Failed to enter cgroup "{}"',
      { line: 'Failed to enter cgroup {}', since: '4.0.7' },
      { line: 'Permission denied - Failed to write "{}" to {}/cgroup.subtree_control', since: '5.0.1' },
    ),
  ],
  manpages: ['cgroups(7)', 'systemd.resource-control(5)'],
  notes: [
    'A cgroup in which the user owns neither file is no error: LXC 5 and later start without one (cgroup-delegation).',
    'Limits on the number or depth of cgroups count from the cgroup that has them: LXC creates two, side by side.',
    'Seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0.',
  ],
  maxSeverity: 'error',
  skipWhen: onlyV2,
  requires: { account, delegationGap },

  *check({ account: { name }, delegationGap: gap }) {
    if (!gap) return;
    const { message, note, lxcMessage } = wording(gap, name);
    const chown = shellWords(['chown', `${name}:`, gap.path]);
    yield {
      kind: gap.kind,
      severity: 'error',
      message,
      evidence: [{ at: { path: gap.path }, note }],
      lxcMessage,
      fix: manual(
        'stat' in gap
          ? phrase`give it to ${name}, as root (${chown}), or start containers from a scope of the user manager`
          : phrase`start containers from another cgroup: a new login, or a scope of the user manager`,
      ),
    };
  },
});

function wording(gap: DelegationGap, user: string): Required<Wording> {
  switch (gap.kind) {
    case 'directory':
      return {
        message: phrase`${user} owns the files of the cgroup of this session, but cannot create cgroups in it`,
        note: ownership(gap.stat),
        lxcMessage: 'Permission denied - Failed to create FD(lxc.monitor.NAME)',
      };
    case 'procs':
      return {
        message: phrase`${user} cannot move processes within the cgroup of this session: cgroup.procs is not writable`,
        note: ownership(gap.stat),
        lxcMessage: 'Permission denied - Failed to enter cgroup FD',
      };
    case 'threaded':
      return {
        message: phrase`the cgroup of this session is threaded, so no process can enter a cgroup in it`,
        note: phrase`says ${gap.type}`,
        lxcMessage: 'Operation not supported - Failed to enter cgroup FD',
      };
    case 'exhausted':
      return {
        message: phrase`LXC cannot create its two cgroups in that of this session: ${gap.name} is ${gap.limit}`,
        note: phrase`limits the cgroups below it`,
        lxcMessage: 'Resource temporarily unavailable - Failed to create FD(lxc.monitor.NAME)',
      };
  }
}
