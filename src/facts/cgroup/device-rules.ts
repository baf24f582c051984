import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { linesInForce } from '../config/lines-in-force.ts';
import { isShipped } from '../install/shipped-configs.ts';
import { cgroups } from './hierarchies.ts';
import { limitFault } from './limit-fault.ts';

/** The device rules of a config, but for those of LXC’s own files and those that stop the start. */
export interface DeviceRules {
  /** The version of cgroups that the host uses. */
  readonly version: 1 | 2;
  readonly denied: readonly Statement[];
  readonly allowed: readonly Statement[];
}

/** None for root. Of a config for both versions of cgroups, those for the version of this host. */
export const deviceRules: Fact<'container', DeviceRules | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const rules = know(linesInForce)
      .map(({ at }) => at)
      .filter(({ key, at }) => /^lxc\.cgroup2?\.devices\.(deny|allow)$/.test(key) && !isShipped(at.path));
    if (rules.length === 0 || know(account).uid === 0) return undefined;
    const version = know(cgroups).layout === 'v2' ? 2 : 1;
    const stops = new Set(know(limitFault)?.limits);
    const left = rules.filter((rule) => !stops.has(rule));
    const ofHost = left.filter(({ key }) => key.startsWith(version === 2 ? 'lxc.cgroup2.' : 'lxc.cgroup.'));
    const counted = ofHost.length > 0 ? ofHost : left;
    const of = (word: string) => counted.filter(({ key }) => key.endsWith(word));
    return { version, denied: of('.deny'), allowed: of('.allow') };
  },
};
