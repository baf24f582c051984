import { phrase } from '../src/base/phrase.ts';
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
  title: 'The limits of the config can be set in cgroups that the user has',
  why: 'lxc.cgroup.* sets limits in the container’s own cgroups, which LXC makes below those of the shell that starts it. Where the user may make none, a limit that cannot be set stops the start.',
  symptoms: [
    'Failed to setup cgroup limits for container',
    'controller seems to be unused by "cgfsng"',
    'There is no useable',
  ],
  manpages: ['lxc.container.conf(5)', 'cgroups(7)'],
  notes: ['Limits of the devices controller that come from common.conf are the affair of userns-include.'],
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
    const none = !ownCgroups.some(({ writable }) => writable);
    const messageOfOne = first.limit.key.startsWith('lxc.cgroup2.')
      ? `No such file or directory - Failed to set "${first.limit.key.slice('lxc.cgroup2.'.length)}"`
      : `Failed to setup limits for the "${first.controller}" controller`;
    yield {
      severity: 'error',
      message: phrase`limits of ${controllers.join(', ')} are set, but ${user.name} has no cgroup ${none ? 'of his own' : `of ${controllers.length > 1 ? 'these controllers' : 'this controller'}`}`,
      evidence: [
        { at: first.limit.keyAt, note: phrase`cannot be set` },
        ...included(first.limit.via),
        ...ownCgroups.flatMap(({ path, controllers, writable }): Evidence[] =>
          !writable && controllers.includes(first.controller)
            ? [{ at: { path }, note: phrase`is where the shell is, and lets ${user.name} make none` }]
            : [],
        ),
      ],
      lxcMessage: none ? 'Failed to setup cgroup limits for container' : messageOfOne,
      fix: enableLimits(stopped, ownCgroups, delegateDropIn, user.name),
    };
  },
});
