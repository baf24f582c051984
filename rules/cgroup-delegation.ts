import { list, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { delegateDropIn } from '../src/facts/cgroup/delegate-dropin.ts';
import { ownCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { undelegatedControllers } from '../src/facts/cgroup/undelegated-controllers.ts';
import { withoutOwnCgroup } from '../src/facts/cgroup/without-own-cgroup.ts';
import { userManagerUsable } from '../src/facts/session/missing-user-manager.ts';
import { userManagerSupport } from '../src/facts/session/start-command.ts';
import { needsOwnCgroup } from '../src/lxc/own-cgroup.ts';
import { manual } from '../src/model/action.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import { orElse } from '../src/model/fact.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';
import { delegateControllers } from '../src/remedies/cgroup/delegate-controllers.ts';
import { enableLinger } from '../src/remedies/session/enable-linger.ts';
export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'On cgroup v2, the user owns a cgroup to start containers in, and controllers are delegated to it',
  why: 'On cgroup v2 only the owner of a cgroup can create others below it, and set only the limits whose controllers are delegated to it. systemd delegates the cgroup of the user manager; without systemd, root must.',
  remedy:
    'Start containers through the user manager (`lxc-unpriv-start`, or `systemd-run --user --scope -p Delegate=yes -- lxc-start …`). For more controllers, set `Delegate=` in a drop-in of user@.service.',
  fault: 'No cgroup of the user is delegated where the container is started, or it lacks a controller',
  symptoms: [
    ...often(
      'Failed to create monitor cgroup',
      { line: 'Failed to create container cgroup', since: '4.0.3' },
      'Permission denied - Failed to create directory "/sys/fs/cgroup{}',
      'Failed to enter cgroup "{}"',
      { line: 'Failed to enter cgroup {}', since: '4.0.7' },
      { line: 'Device or resource busy - Failed to enter cgroup {}', since: '4.0.7' },
      { line: 'Failed to enter group {}', until: '2.1.1' },
      { line: 'Failed delegating the controllers to our cgroup', since: '5.0.1' },
      { line: 'Permission denied - Failed to write "{}" to {}/cgroup.subtree_control', since: '5.0.1' },
      'Permission denied - Failed to create directory "/sys/fs/cgroup/user.slice/{}/lxc.monitor.{}"',
      'Permission denied - Failed to create directory "/sys/fs/cgroup/user.slice/{}/session-{}.scope/lxc.monitor.{}"',
      { line: 'Permission denied - Creating the final cgroup {}({}) failed', since: '4.0.7' },
      { line: 'Failed to delegate controllers to monitor cgroup', since: '4.0.0' },
      { line: 'Failed to delegate controllers to payload cgroup', since: '4.0.0' },
      { line: "Failed entering scope '{}'", since: '5.0.1' },
      { line: 'Failed to enter pid {} into cgroup {}', since: '5.0.1' },
      { line: 'Failed to create "{}/init" cgroup', since: '5.0.1' },
    ),
    ...sometimes(
      'Permission denied - Failed to create {}(lxc.monitor.{})',
      { line: 'Permission denied - Failed to create {} cgroup {}({})', since: '4.0.7' },
      'No such file or directory - Failed to set "{}" to "{}"',
      'Permission denied - Failed to set "{}" to "{}"',
      'Failed to create cgroup "{}"',
      '{}Failed to create /{} control group: {}',
      'Failed to setup cgroup limits for container "{}"',
    ),
    ...rarely(
      { line: '{}', file: 'cgfsng.c' },
      'Failed to setup cgroup limits for container{}',
      { line: 'Could not enable "{}" controllers in the unified cgroup "{}"', until: '4.0.6' },
      { line: 'Could not enable "{}" controllers in the unified cgroup {}', since: '4.0.7' },
      'Could not enable "{}"{}',
      { line: 'The {} file is not writable, skipping unified hierarchy', since: '4.0.7' },
    ),
  ],
  manpages: ['systemd-run(1)', 'systemd.resource-control(5)', 'cgroups(7)'],
  notes: [
    'That no user manager is running is reported by user-manager.',
    'systemd delegates memory and pids to users, and cpu since version 252; cpuset and io only with Delegate=cpuset io. Nothing is reported unless memory or pids is missing, or a config sets a limit that cannot be set (cgroup-limits).',
    'LXC 5 and 6 start without a cgroup that the user owns, LXC 4.0.6 of Debian 11 does not.',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc && needsOwnCgroup(lxc) ? 'error' : 'warning'),
  skipWhen: onlyV2,
  requires: {
    account,
    userManagerUsable,
    ownCgroups,
    userManagerSupport,
    withoutOwnCgroup,
    undelegatedControllers,
  },
  wants: { delegateDropIn: orElse(delegateDropIn, undefined) },

  *check({ account: { uid, name }, ownCgroups, userManagerSupport, withoutOwnCgroup, ...known }) {
    const { undelegatedControllers: missing, delegateDropIn } = known;
    const [own] = ownCgroups;
    if (uid === 0 || !own) return;
    if (!own.writable) {
      const { starts, effect, lxcMessage } = withoutOwnCgroup;
      yield {
        kind: 'not-owned',
        severity: starts ? 'warning' : 'error',
        message: phrase`${name} owns no cgroup: ${effect}`,
        evidence: [
          { at: { path: own.path }, note: phrase`containers would be started here; not owned by ${name}` },
        ],
        ...(lxcMessage === undefined ? {} : { lxcMessage }),
        fix: enableLinger(name, uid, userManagerSupport),
      };
    } else if (missing.length > 0) {
      const file = `${own.path}/cgroup.controllers`;
      yield {
        kind: 'not-delegated',
        severity: 'warning',
        message: phrase`not delegated to ${name}: ${list(missing)}, so these limits cannot be set`,
        evidence: [
          { at: { path: file }, note: phrase`has only ${own.available.filter(Boolean).join(', ')}` },
        ],
        fix:
          (delegateDropIn && delegateControllers(name, missing, delegateDropIn)) ??
          manual(phrase`have systemd delegate ${list(missing)}: Delegate=`),
      };
    }
  },
});
