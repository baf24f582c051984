import type { Place } from '../../base/place.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { includes } from '../config/includes.ts';
import { ownCgroups } from './own-cgroups.ts';
import { unusableLimits } from './unusable-limits.ts';

/** Why limits of a config stop the start. Those of common.conf are not among them. */
export interface LimitFault {
  /** `no-cgroup`: the user owns none at all; `no-controller`: none with these controllers. */
  readonly kind: 'no-cgroup' | 'no-controller';
  readonly layout: 'v1' | 'v2';
  readonly limits: readonly [Statement, ...Statement[]];
  /** Of all these limits, each once. */
  readonly controllers: readonly string[];
  /** The cgroups of the shell that have the controller of the first limit. */
  readonly shell: readonly Place[];
  /** What LXC prints at the first limit. */
  readonly lxcMessage: string;
}

/** Undefined if all limits can be set, or are ignored. */
export const limitFault: Fact<'container', LimitFault | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { limits, limits2 } = know(settings);
    const common = know(includes).all.some(({ is }) => is === 'common');
    if (limits.length + limits2.length === 0) return undefined;
    const own = know(ownCgroups);
    const [first, ...others] = unusableLimits({ limits, limits2 }, own).filter(
      ({ controller }) => !(common && controller === 'devices'),
    );
    if (!first) return undefined;
    const kind = own.some(({ writable }) => writable) ? 'no-controller' : 'no-cgroup';
    return {
      kind,
      layout: own.every(({ controllers }) => controllers.length === 0) ? 'v2' : 'v1',
      limits: [first.limit, ...others.map(({ limit }) => limit)],
      controllers: [...new Set([first, ...others].map(({ controller }) => controller))],
      shell: own
        .filter(({ controllers, writable }) => !writable && controllers.includes(first.controller))
        .map(({ path }) => ({ path })),
      lxcMessage: kind === 'no-cgroup' ? 'Failed to setup cgroup limits for container' : first.lxcMessage,
    };
  },
};
