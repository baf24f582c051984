import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { cgroupBootService } from '../src/facts/cgroup/boot-service.ts';
import { foreignShellCgroup } from '../src/facts/cgroup/foreign-cgroups.ts';
import { pamGap } from '../src/facts/session/pam-session-stack.ts';
import { sessionOrigin } from '../src/facts/session/session-origin.ts';
import { manual } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';
import { enterCgroups } from '../src/remedies/cgroup/enter-cgroups.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'On cgroup v1, the shell that starts containers is in cgroups that its user owns',
  why: 'The cgroups of a container are created below those of the shell that starts it, and only their owner may create any. If systemd puts services and logins into cgroups owned by root, and nothing gives them to the user, containers get none.',
  remedy: 'Start containers from an SSH login of the user, for which libpam-cgfs creates cgroups.',
  fault: 'On cgroup v1, the shell is in cgroups that its user does not own',
  symptoms: [
    ...often(
      'Failed to create cgroup "{}"',
      'Permission denied - Failed to create cgroup "{}"',
      'Permission denied - Failed to create directory "/sys/fs/cgroup/{}/{}"',
      { line: 'call to cgmanager_chmod_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_chown_scm_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_create_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_get_tasks_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_list_controllers_sync failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_move_pid_abs_sync({}) failed: {}', until: '2.1.1' },
      { line: 'call to cgmanager_move_pid_sync failed: {}', until: '1.0.3' },
      { line: 'call to cgmanager_remove_sync failed: {}', until: '2.1.1' },
      {
        line: 'Could not find writable mount point for cgroup hierarchy {} while trying to create cgroup',
        until: '2.1.1',
      },
      { line: 'Could not create cgroup {}', until: '1.0.3' },
      { line: "Could not create cgroup '{}' in '{}'", until: '2.1.1' },
      { line: 'Error creating cgroup {}:{}', until: '2.1.1' },
      { line: 'Could not chown cgroup {}: internal error{}', until: '2.1.1' },
      { line: 'Could not add pid {} to cgroup {}: internal error{}', until: '2.1.1' },
      { line: 'Failed to create "/sys/fs/cgroup/{}"', until: '2.1.1' },
      { line: 'Failed to create /sys/fs/cgroup/{}: {}', until: '2.0.9' },
    ),
    ...sometimes(
      '{}Failed to create {} control group: {}',
      '{}Failed to mount cgroup at /sys/fs/cgroup/systemd: {}',
      'Failed to setup cgroup limits for container "{}"',
      {
        line: 'Failed to setup limits for the "{}" controller. The controller seems to be unused by "cgfsng" cgroup driver or not enabled on the cgroup hierarchy',
        until: '6.0.6',
      },
      'Permission denied - Failed to write {} to "{}/cgroup.clone_children"',
      { line: 'Permission denied - Creating the final cgroup {}({}) failed', since: '4.0.7' },
    ),
    ...rarely(
      { line: '{}', file: 'cgfsng.c' },
      { line: '{}', file: 'cgfs.c' },
      'Failed to enter cgroup "{}"',
      { line: 'Failed to enter cgroup {}', since: '4.0.7' },
      { line: 'Failed to enter group {}', until: '2.1.1' },
      'Legacy hierarchy not writable, skipping{}',
      'Failed creating cgroups',
    ),
  ],
  manpages: ['cgroups(7)', 'pam_cgfs(8)'],
  notes: [
    'The container still starts, without limits; systemd in it does not (init-cgroup).',
    'A shell in the root cgroup of every controller is reported by root-cgroup, and logins that libpam-cgfs would fix by pam-cgfs.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, foreignShellCgroup },
  wants: {
    sessionOrigin: orElse(sessionOrigin, undefined),
    cgroupBootService: orElse(cgroupBootService, undefined),
    pamGap: orElse(pamGap, undefined),
  },

  *check({ account: { name }, foreignShellCgroup, sessionOrigin, cgroupBootService, pamGap }) {
    if (!foreignShellCgroup) return;
    const { who, at, path } = foreignShellCgroup;
    const login =
      pamGap?.kind === 'sshd-without-pam'
        ? phrase`set UsePAM yes in /etc/ssh/sshd_config, reload sshd, and log in again`
        : phrase`start containers from an SSH login of ${name}, for which libpam-cgfs creates cgroups`;
    yield {
      kind: 'not-owned',
      severity: 'warning',
      message: sessionOrigin
        ? phrase`${who} (${sessionOrigin.what}) is in cgroups that ${name} does not own, so containers get no limits`
        : phrase`${who} is in cgroups that ${name} does not own, so containers get no limits`,
      evidence: [
        { at, note: phrase`containers would be started here` },
        { at: { path }, note: phrase`not owned by ${name}` },
      ],
      fix: cgroupBootService?.users?.names.includes(name)
        ? enterCgroups(name, false, cgroupBootService)
        : manual(login),
    };
  },
});
