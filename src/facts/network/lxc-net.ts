import type { Place } from '../../base/place.ts';
import { foundIn } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** The bridge that lxc-net creates whenever it starts, with addresses and DHCP. */
export interface LxcNet {
  readonly bridge: string;
  /** What root has switched it off with. */
  readonly off: Place | undefined;
}

/**
 * What root says of it; undefined where root says nothing. /etc/default/lxc reads /etc/default/lxc-net, and of two lines the
 * last one counts: Debian's own first file has a `false` above that (config/init/common/lxc-net.in, seen with LXC 4 to 7).
 */
export const lxcNet: Fact<'machine', LxcNet | undefined> = {
  subject: 'machine',
  gather: (host) => {
    const [own, all] = [said(host, '/etc/default/lxc-net'), said(host, '/etc/default/lxc')];
    const reads = all.findIndex(({ text }) => text.startsWith('.'));
    const lines = reads < 0 ? [...all, ...own] : [...all.slice(0, reads), ...own, ...all.slice(reads + 1)];
    const last = (name: string) => lines.filter(({ text }) => text.startsWith(name)).at(-1);
    const use = last('USE_LXC_BRIDGE=');
    if (use === undefined) return undefined;
    const bridge = last('LXC_BRIDGE=')?.text.slice('LXC_BRIDGE='.length) || 'lxcbr0';
    return { bridge, off: use.text === 'USE_LXC_BRIDGE=true' ? masked(host) : use };
  },
};

/** The lines that count, without quotes. A value that only a shell knows is empty. */
const said = (host: Host, path: string) =>
  foundIn(
    path,
    host.grep(
      path,
      /^\s*(?:export\s+)?(USE_LXC_BRIDGE=|LXC_BRIDGE=)["']?([\w.-]*)|(\. \/etc\/default\/lxc-net)\b/,
    ),
  );

/** systemctl(1): a masked unit is a link to /dev/null. */
const masked = (host: Host): Place | undefined =>
  ['/etc', '/run']
    .map((top) => `${top}/systemd/system/lxc-net.service`)
    .filter((path) => host.link(path) === '/dev/null')
    .map((path) => ({ path }))[0];

/** What starts it on this host. */
export type LxcNetStarter = 'systemd' | 'sysvinit';

const initScript = '/etc/init.d/lxc-net';

/** Whether this is the bridge that lxc-net creates whenever it starts. */
export const isLxcNetBridge: Fact<'machine', (bridge: string) => boolean> = {
  subject: 'machine',
  gather: (host, _machine, know) => (bridge) => {
    const known = know(lxcNet);
    return known?.bridge === bridge && !known.off && units.some((path) => host.stat(path) !== undefined);
  },
};

const units = ['/usr/lib', '/lib'].map((lib) => `${lib}/systemd/system/lxc-net.service`);

/** What can have lxc-net create this bridge now. */
export const lxcNetStarter: Fact<'machine', (bridge: string) => LxcNetStarter | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => (bridge) => {
    if (!know(isLxcNetBridge)(bridge)) return undefined;
    if (host.stat('/run/systemd/system')) return 'systemd';
    return host.stat(initScript) ? 'sysvinit' : undefined;
  },
};
