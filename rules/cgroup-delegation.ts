import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { delegateDropIn } from '../src/facts/cgroup/delegate-dropin.ts';
import { ownCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { undelegatedControllers } from '../src/facts/cgroup/undelegated-controllers.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { userManagerUsable } from '../src/facts/session/missing-user-manager.ts';
import { userManagerSupport } from '../src/facts/session/start-command.ts';
import { needsOwnCgroup, withoutCgroup } from '../src/lxc/own-cgroup.ts';
import { manual } from '../src/model/action.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { delegateControllers } from '../src/remedies/cgroup/delegate-controllers.ts';
import { enableLinger } from '../src/remedies/session/enable-linger.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'On cgroup v2, the user gets a cgroup of his own to start containers in, with controllers',
  why: 'On cgroup v2 only the owner of a cgroup may make others below it, and set only the limits whose controllers were handed down to it. What his user manager has, systemd delegates; where no systemd runs, root has to.',
  symptoms: [
    'Failed to create monitor cgroup',
    'Failed to setup cgroup limits for container',
    'Could not enable "+cpu +memory +pids"',
  ],
  manpages: ['systemd-run(1)', 'systemd.resource-control(5)', 'cgroups(7)'],
  notes: [
    'That no user manager runs is the affair of user-manager.',
    'systemd hands memory and pids down to users, and cpu since version 252; cpuset and io are had only for Delegate=cpuset io. Nothing is reported unless memory or pids is missing, or a config sets a limit that cannot be set (cgroup-limits).',
    'LXC 5 and 6 start without a cgroup of their own, LXC 4.0.6 of Debian 11 does not.',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc && needsOwnCgroup(lxc) ? 'error' : 'warning'),
  skipWhen: onlyV2,
  requires: { account, userManagerUsable, ownCgroups, userManagerSupport, lxc, undelegatedControllers },
  wants: { delegateDropIn },

  *check({
    account: { uid, name },
    ownCgroups,
    userManagerSupport,
    lxc,
    undelegatedControllers,
    delegateDropIn,
  }) {
    const [own] = ownCgroups;
    if (uid === 0 || !own) return;
    if (!own.writable) {
      const { claim, loss } = withoutCgroup(lxc);
      yield {
        ...claim,
        message: phrase`${name} has no cgroup of his own: ${loss}`,
        evidence: [
          { at: { path: own.path }, note: phrase`is where containers would be started, and is not his` },
        ],
        fix: enableLinger(name, uid, userManagerSupport),
      };
    } else if (undelegatedControllers.length > 0) {
      const list = undelegatedControllers.join(' and ');
      const down = delegateDropIn instanceof Unseen ? undefined : delegateDropIn;
      yield {
        severity: 'warning',
        message: phrase`${list} ${undelegatedControllers.length > 1 ? 'are' : 'is'} not handed down to ${name}: containers get no such limits`,
        evidence: [
          {
            at: { path: `${own.path}/cgroup.controllers` },
            note: phrase`has ${own.available.filter(Boolean).join(', ')} alone`,
          },
        ],
        fix:
          (down && delegateControllers(name, undelegatedControllers, down)) ??
          manual(phrase`have systemd hand ${list} down: Delegate=`),
      };
    }
  },
});
