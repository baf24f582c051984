import { count, list, phrase } from '../src/base/phrase.ts';
import { delegateDropIn } from '../src/facts/cgroup/delegate-dropin.ts';
import { limitFault } from '../src/facts/cgroup/limit-fault.ts';
import { orElse } from '../src/model/fact.ts';
import { included, rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { enableLimits } from '../src/remedies/cgroup/enable-limits.ts';

export default rule({
  subject: 'container',
  stage: 'cgroup',
  title: 'The limits of the config can be set in cgroups that the user owns',
  why: 'lxc.cgroup.* and lxc.cgroup2.* set limits in the cgroups of the container, which LXC creates below those of the shell that starts it. If the user may create none there, a limit that cannot be set stops the start.',
  remedy:
    'Start the container in a cgroup that the user owns (`lxc-unpriv-start`), have the controllers delegated, or remove the limits from the config.',
  fault: 'The config sets a limit that cannot be set here',
  symptoms: [
    ...sure(
      'No such file or directory - Failed to set "{}"{}',
      'Numerical result out of range - Failed to set "{}" to "{}"',
      { line: 'call to cgmanager_set_value_sync failed: {}', until: '2.1.1' },
    ),
    ...often(
      'Failed to setup cgroup limits for container{}',
      'Failed to setup limits for the "{}" controller{}',
      'The "{}" controller seems to be unused by "cgfsng"{}',
      'No such file or directory - Failed to set "{}" to "{}"',
      'Device or resource busy - Failed to set "{}" to "{}"',
      'Permission denied - Failed to set "{}" to "{}"',
      'Failed to set "{}" to "{}"',
      'Unsupported config key "lxc.cgroup.{}"',
      'Failed to setup cgroup limits for container "{}"',
      {
        line: 'Failed to setup limits for the "{}" controller. The controller seems to be unused by "cgfsng" cgroup driver or not enabled on the cgroup hierarchy',
        until: '6.0.6',
      },
      'Failed to setup limits for the "cpuset" controller. The controller seems to be unused by "cgfsng" cgroup driver or not enabled on the cgroup hierarchy',
      { line: 'Error setting {} to {} for {}', until: '2.1.1' },
    ),
    ...sometimes(
      'Invalid argument - Failed to set "{}" to "{}"',
      { line: 'Failed to setup legacy device cgroup controller limits', until: '6.0.6' },
      { line: 'Failed to setup cgroup2 device controller limits', since: '4.0.0' },
      { line: "failed to setup the devices cgroup for '{}'", until: '2.0.5' },
      { line: 'Failed to setup the devices cgroup for container "{}"', until: '2.1.1' },
      'Failed to setup limits for the "devices" controller. The controller seems to be unused by "cgfsng" cgroup driver or not enabled on the cgroup hierarchy',
    ),
    ...rarely(
      { line: 'Ignoring cgroup2 limits on legacy cgroup system', since: '4.0.3' },
      { line: 'Ignoring legacy cgroup limits on pure cgroup2 system', since: '4.0.2', until: '6.0.6' },
    ),
  ],
  manpages: ['lxc.container.conf(5)', 'cgroups(7)'],
  notes: ['Limits of the devices controller that come from common.conf are reported by userns-include.'],
  maxSeverity: 'error',
  requires: { limitFault },
  wants: { delegateDropIn: orElse(delegateDropIn, undefined) },

  *check({ limitFault, delegateDropIn }, { user }) {
    if (!limitFault) return;
    const { kind, limits, controllers, shell, lxcMessage } = limitFault;
    const [first] = limits;
    yield {
      kind,
      severity: 'error',
      message:
        kind === 'no-controller'
          ? phrase`limits of ${list(controllers)} are set, but ${user.name} owns no cgroup with ${count(controllers.length, phrase`this controller`, phrase`these controllers`)}`
          : phrase`limits of ${list(controllers)} are set, but ${user.name} owns no cgroup`,
      evidence: [
        { at: first.keyAt, note: phrase`cannot be set` },
        ...included(first.via),
        ...shell.map((at) => ({
          at,
          note: phrase`cgroup of the shell, in which ${user.name} cannot create any`,
        })),
      ],
      lxcMessage,
      fix: enableLimits(limitFault, delegateDropIn, user.name),
    };
  },
});
