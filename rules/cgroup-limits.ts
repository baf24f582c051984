import { list, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { delegateDropIn } from '../src/facts/cgroup/delegate-dropin.ts';
import { ownCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { unusableLimits } from '../src/facts/cgroup/unusable-limits.ts';
import { settings } from '../src/facts/config/config.ts';
import { includes } from '../src/facts/config/includes.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { enableLimits } from '../src/remedies/cgroup/enable-limits.ts';

export default rule({
  subject: 'container',
  stage: 'cgroup',
  title: 'The limits of the config can be set in cgroups that the user owns',
  why: 'lxc.cgroup.* and lxc.cgroup2.* set limits in the cgroups of the container, which LXC creates below those of the shell that starts it. If the user may create none there, a limit that cannot be set stops the start.',
  remedy:
    'Start the container in a cgroup that the user owns (`lxc-unpriv-start`), have the controllers delegated, or remove the limits from the config.',
  symptoms: [
    'Failed to setup cgroup limits for container',
    'Failed to setup limits for the "{}" controller',
    'The "{}" controller seems to be unused by "cgfsng"',
    'No such file or directory - Failed to set "{}"',
  ],
  manpages: ['lxc.container.conf(5)', 'cgroups(7)'],
  notes: ['Limits of the devices controller that come from common.conf are reported by userns-include.'],
  maxSeverity: 'error',
  requires: { settings, includes },
  wants: { ownCgroups, delegateDropIn },

  *check({ settings: { limits, limits2 }, includes: { all }, ownCgroups, delegateDropIn }, { user }) {
    if (limits.length + limits2.length === 0) return;
    if (ownCgroups instanceof Unseen) throw ownCgroups;
    const common = all.some(({ is }) => is === 'common');
    const stopped = unusableLimits({ limits, limits2 }, ownCgroups).filter(
      ({ controller }) => !(common && controller === 'devices'),
    );
    const [first] = stopped;
    if (!first) return;
    const controllers = [...new Set(stopped.map(({ controller }) => controller))];
    const isAny = ownCgroups.some(({ writable }) => writable);
    yield {
      kind: isAny ? 'no-controller' : 'no-cgroup',
      severity: 'error',
      message: isAny
        ? phrase`limits of ${list(controllers)} are set, but ${user.name} owns no cgroup with these controllers`
        : phrase`limits of ${list(controllers)} are set, but ${user.name} owns no cgroup`,
      evidence: [
        { at: first.limit.keyAt, note: phrase`cannot be set` },
        ...included(first.limit.via),
        ...ownCgroups.flatMap(({ path, controllers, writable }): Evidence[] =>
          !writable && controllers.includes(first.controller)
            ? [{ at: { path }, note: phrase`cgroup of the shell, in which ${user.name} cannot create any` }]
            : [],
        ),
      ],
      lxcMessage: isAny ? first.lxcMessage : 'Failed to setup cgroup limits for container',
      fix: enableLimits(stopped, ownCgroups, delegateDropIn, user.name),
    };
  },
});
