import type { Fact } from '../../model/fact.ts';
import { interfaceExists } from './bridges.ts';
import { lxcNet } from './lxc-net.ts';

/**
 * The bridges that root's own files name for containers: those of lxc-net and of the system's default.conf. One that lxc-net
 * would create, were it not switched off, counts only if something else has created it: default.conf names it as it was shipped.
 */
export const namedByRoot: Fact<'machine', readonly string[]> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const known = know(lxcNet);
    const defaults = host.read('/etc/lxc/default.conf') ?? '';
    const links = [
      ...defaults.matchAll(/^[ \t]*lxc\.net(?:work|\.\d+)\.link[ \t]*=[ \t]*(\S+)[ \t]*$/gm),
    ].map(([, name = '']) => name);
    const named = [...new Set([...(known && !known.off ? [known.bridge] : []), ...links])];
    return named.filter(
      (bridge) => !(known?.off && known.bridge === bridge) || know(interfaceExists)(bridge),
    );
  },
};
