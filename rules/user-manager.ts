import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { shellWithoutManager } from '../src/facts/session/missing-user-manager.ts';
import { sessionOrigin } from '../src/facts/session/session-origin.ts';
import { userManagerSupport } from '../src/facts/session/start-command.ts';
import { needsOwnCgroup, withoutCgroup } from '../src/lxc/own-cgroup.ts';
import { manual } from '../src/model/action.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import type { Platform } from '../src/model/platform.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { enableLinger } from '../src/remedies/session/enable-linger.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'On cgroup v2, a user manager runs for the user',
  why: 'On cgroup v2 a user owns no cgroup but what his user manager (systemd --user) has, and it makes a scope for each container that is started through it. A login through PAM starts it; su, sudo, cron and services do not. Lingering has it run at all times, whoever is logged in.',
  symptoms: ['systemd user session running', 'Failed to create monitor cgroup', 'Failed to connect to bus'],
  manpages: ['loginctl(1)', 'systemd-run(1)', 'user@.service(5)'],
  notes: [
    'LXC 5 and 6 start without one; then there are no limits, a systemd inside dies at once, and lxc-attach from another session is refused (LXC 6: is not). LXC 4.0.6, of Debian 11, does not start.',
    'Debian’s lxc-unpriv-start works in shells by su and sudo and in jobs of cron too, as soon as lingering is on. Where there is none: systemd-run --user --scope -p Delegate=yes -- lxc-start …, with XDG_RUNTIME_DIR=/run/user/UID. From a login, LXC 6 asks for the scope itself.',
    'A service with User= needs none, if it has Delegate=yes. LXC 4.0.6 starts there only as its one process, not from a shell in it: “Could not enable … controllers in the unified cgroup” (seen on Debian 11).',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc && needsOwnCgroup(lxc) ? 'error' : 'warning'),
  skipWhen: onlyV2,
  requires: { account, shellWithoutManager, userManagerSupport, lxc },
  wants: { sessionOrigin },

  *check({ account: { uid, name }, shellWithoutManager, userManagerSupport, lxc, sessionOrigin }) {
    if (!shellWithoutManager) return;
    const { masked, crowded } = shellWithoutManager;
    const { claim, loss } = withoutCgroup(lxc);
    const from = sessionOrigin instanceof Unseen ? undefined : sessionOrigin;
    yield {
      ...claim,
      ...(crowded ? { lxcMessage: 'Device or resource busy - Could not enable' } : {}),
      message: phrase`no user manager runs for ${name}${from && !masked ? `, and this is ${from.is}` : ''}: ${crowded ? 'this LXC does not start in a cgroup that a shell is in' : loss}`,
      evidence: [
        ...(masked ? [{ at: { path: masked }, note: phrase`is masked, so that it never runs` }] : []),
        { at: { path: `/run/user/${uid}/systemd` }, note: phrase`is not there` },
        ...(from ? [{ at: from.at, note: phrase`is no login of his` }] : []),
      ] as [Evidence, ...Evidence[]],
      fix: masked
        ? manual(phrase`let it run again: systemctl unmask ${masked.split('/').at(-1) ?? ''}`)
        : enableLinger(name, uid, userManagerSupport),
    };
  },
});
