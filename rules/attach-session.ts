import { phrase } from '../src/base/phrase.ts';
import { attachFault } from '../src/facts/cgroup/attach-fault.ts';
import { delegation } from '../src/facts/session/start-command.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { attachCommand } from '../src/remedies/session/attach-command.ts';

export default rule({
  subject: 'container',
  stage: 'cgroup',
  title: 'On cgroup v2, lxc-attach gets from this shell into the container that runs',
  why: 'lxc-attach moves itself into the cgroup of the container. On cgroup v2 the kernel permits that only within what is delegated to the user: a container in a scope of the user manager is out of reach for the shell of an SSH login, which is in a scope of the system.',
  remedy:
    'Attach with `lxc-unpriv-attach -n NAME`, or with `systemd-run --user --scope -p Delegate=yes -- lxc-attach -n NAME`. To a container that was not started through the user manager, attach with `lxc-attach -n NAME --elevated-privileges=CGROUP`: the limits of the container do not apply to what that runs.',
  fault:
    'The shell and the running container have no delegated cgroup in common, so lxc-attach cannot enter it',
  symptoms: [
    ...sure(
      {
        line: 'Permission denied - Failed to move process into target cgroup via fd {} and {}',
        since: '4.0.1',
      },
      { line: 'Permission denied - Failed to attach to unified cgroup', since: '4.0.0' },
      { line: 'Permission denied - Failed to create leaf cgroup ".lxc"', since: '4.0.1' },
      { line: 'Permission denied - Failed to attach to cgroup fd {}', since: '4.0.7' },
    ),
    ...often(
      { line: 'Permission denied - Running parent function failed', since: '4.0.1' },
      { line: 'Failed to attach to unified cgroup', since: '4.0.0' },
      { line: 'Failed to create leaf cgroup ".lxc"', since: '4.0.1' },
      { line: 'Failed to move process into target cgroup via fd {} and {}', since: '4.0.1' },
      { line: 'Failed to receive target cgroup fd', since: '4.0.1' },
      { line: 'Failed to send ".lxc/cgroup.procs" fds {} and {}', since: '4.0.1' },
      { line: 'Failed to attach cgroup', since: '4.0.7' },
      { line: 'Failed to attach to cgroups', since: '4.0.7', until: '4.0.11' },
      { line: 'Failed to attach to cgroup fd {}', since: '4.0.7' },
    ),
    ...sometimes(
      { line: 'Device or resource busy - Failed to attach to cgroup fd {}', since: '4.0.7' },
      { line: 'Failed to attach {} to {}', file: 'cgfsng.c' },
    ),
    ...rarely(
      'Failed to enter cgroup "{}"',
      { line: 'Failed to enter cgroup {}', since: '4.0.7' },
      { line: 'Failed to enter group {}', until: '2.1.1' },
    ),
  ],
  manpages: ['lxc-attach(1)', 'systemd-run(1)', 'cgroups(7)'],
  notes: [
    'Neither the start nor lxc-info, lxc-freeze and lxc-stop are concerned.',
    'A container without a cgroup of its own can be attached to from everywhere (seen with LXC 5.0.2, 6.0.4 and 7.0.0); so can every container on cgroup v1.',
    'LXC 6 and later ask the user manager for a scope if they find its bus, and have it move lxc-attach there as well: nothing is reported then.',
    'lxc-attach(1) has -e CGROUP, but LXC takes that CGROUP for the program to run: only the long option with = has a value.',
    'Seen in throwaway hosts with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0: lxc-attach is refused from outside, and gets in from another scope of the user manager, and with --elevated-privileges=CGROUP.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV2,
  requires: { attachFault, delegation },

  *check({ attachFault: fault, delegation }, { name, user }) {
    if (!fault) return;
    yield {
      kind: 'outside-delegation',
      severity: 'warning',
      message: phrase`lxc-attach cannot enter ${name} from ${fault.who}, which is outside the cgroups delegated to ${user.name}`,
      evidence: [
        { at: { path: fault.procs }, note: phrase`not writable by ${user.name}, and above both cgroups` },
        { at: fault.at, note: phrase`the cgroup of ${fault.who}` },
        { at: { path: fault.target }, note: phrase`contains the cgroups of ${name}` },
      ],
      lxcMessage: 'Permission denied - Running parent function failed',
      fix: attachCommand(name, fault, delegation),
    };
  },
});
