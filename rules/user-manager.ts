import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { withoutOwnCgroup } from '../src/facts/cgroup/without-own-cgroup.ts';
import { shellWithoutManager } from '../src/facts/session/missing-user-manager.ts';
import { sessionOrigin } from '../src/facts/session/session-origin.ts';
import { userManagerSupport } from '../src/facts/session/start-command.ts';
import { needsOwnCgroup } from '../src/lxc/own-cgroup.ts';
import { manual } from '../src/model/action.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import { orElse } from '../src/model/fact.ts';
import type { Platform } from '../src/model/platform.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';
import { enableLinger } from '../src/remedies/session/enable-linger.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'On cgroup v2, a systemd user manager is running for the user',
  why: 'On cgroup v2 a user owns no cgroup except that of the user manager (systemd --user), which makes a scope for each container that is started through it. A login through PAM starts it; su, sudo, cron and services do not. With lingering it runs at all times.',
  remedy:
    'Enable lingering with `loginctl enable-linger USER`, and start containers with `lxc-unpriv-start`; or log in by ssh.',
  fault: 'No systemd user manager is running for the user',
  symptoms: [
    ...often(
      {
        line: "Can't start an unprivileged container on a pure CGroups v2 host without a systemd user session running",
        since: '4.0.6',
      },
      '{}systemd user session running{}',
      {
        line: 'If you are trying to get a non-interactive user to have unprivileged containers running, you need to',
        since: '4.0.6',
      },
      {
        line: 'enable lingering sessions for that user, via loginctl enable-linger {} as root',
        since: '4.0.6',
      },
      'Failed to connect to bus: No such file or directory',
      '{}Failed to connect to bus: No such file or directory',
      'Failed to connect to bus{}',
      '{}Failed to connect to bus: Connection refused',
      '{}Failed to connect to user scope bus via local transport: {}',
    ),
    ...sometimes(
      '{}Failed to connect to bus: No medium found',
      '{}Failed to start transient scope unit: {}',
      '{}Failed to get D-Bus connection: {}',
      '{}Failed to create bus connection: {}',
      'Failed to create monitor cgroup',
      { line: 'Failed to create container cgroup', since: '4.0.3' },
    ),
    ...rarely(
      'Device or resource busy - Could not enable{}',
      { line: 'Failed opening dbus connection', since: '6.0.0' },
      { line: 'Failed opening user dbus', since: '6.0.0' },
      { line: 'Failed to connect to user bus: {}', since: '5.0.1', until: '5.0.3' },
      { line: 'The {} file is not writable, skipping unified hierarchy', since: '4.0.7' },
    ),
  ],
  manpages: ['loginctl(1)', 'systemd-run(1)', 'user@.service(5)'],
  notes: [
    'LXC 5 and 6 start without one; then there are no limits, and systemd in the container dies at once. LXC 4.0.6, of Debian 11, does not start.',
    'Debian’s lxc-unpriv-start also works in shells of su and sudo and in cron jobs, once lingering is enabled. Where it does not exist: systemd-run --user --scope -p Delegate=yes -- lxc-start …, with XDG_RUNTIME_DIR=/run/user/UID. From a login, LXC 6 asks for the scope itself.',
    'A service with User= needs none if it has Delegate=yes. LXC 4.0.6 starts there only as its only process, not from a shell in it: “Could not enable … controllers in the unified cgroup” (seen on Debian 11).',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc && needsOwnCgroup(lxc) ? 'error' : 'warning'),
  skipWhen: onlyV2,
  requires: { account, shellWithoutManager, userManagerSupport, withoutOwnCgroup },
  wants: { sessionOrigin: orElse(sessionOrigin, undefined) },

  *check(known) {
    const { account, shellWithoutManager, userManagerSupport, withoutOwnCgroup, sessionOrigin } = known;
    if (!shellWithoutManager) return;
    const { uid, name } = account;
    const { masked, crowded, at } = shellWithoutManager;
    const { starts } = withoutOwnCgroup;
    const effect = crowded
      ? phrase`this LXC cannot start containers in a cgroup that contains a shell`
      : withoutOwnCgroup.effect;
    const lxcMessage = crowded ? 'Device or resource busy - Could not enable' : withoutOwnCgroup.lxcMessage;
    yield {
      kind: masked ? 'masked' : 'not-running',
      severity: starts ? 'warning' : 'error',
      message:
        sessionOrigin && !masked
          ? phrase`no systemd user manager is running for ${name} (this is ${sessionOrigin.what}): ${effect}`
          : phrase`no systemd user manager is running for ${name}: ${effect}`,
      evidence: [
        ...(masked ? [{ at: { path: masked.path }, note: phrase`is masked, so it never runs` }] : []),
        { at, note: phrase`does not exist` },
        ...(sessionOrigin ? [{ at: sessionOrigin.at, note: phrase`not a login session of ${name}` }] : []),
      ] as [Evidence, ...Evidence[]],
      ...(lxcMessage === undefined ? {} : { lxcMessage }),
      fix: masked
        ? manual(phrase`unmask it: systemctl unmask ${masked.name}`)
        : enableLinger(name, uid, userManagerSupport),
    };
  },
});
