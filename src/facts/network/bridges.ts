import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import { isFound, literally } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** A network interface of the host's that containers are to be plugged into. */
export type BridgeState = 'missing' | 'not-a-bridge' | 'down' | 'up';

/** Looks one bridge up by its name. */
export const bridges: Fact<'machine', (name: string) => BridgeState> = {
  subject: 'machine',
  gather: (host) => {
    const seen = new Map<string, BridgeState>();
    return (name) => {
      const state = seen.get(name) ?? stateOf(host, name);
      seen.set(name, state);
      return state;
    };
  },
};

/** Whether there is a network interface of this name, bridge or not. */
export const interfaceExists: Fact<'machine', (name: string) => boolean> = {
  subject: 'machine',
  gather: (host) => (name) => exists(host, name),
};

const exists = (host: Host, name: string): boolean =>
  !/^\.*$|\//.test(name) && host.stat(`/sys/class/net/${name}`) !== undefined;

function stateOf(host: Host, name: string): BridgeState {
  const device = `/sys/class/net/${name}`;
  if (!exists(host, name)) return 'missing';
  if (!host.stat(`${device}/bridge`)) {
    // lxc-user-nic takes whatever has no such folder for a bridge of Open vSwitch, and is right where there is one.
    if (host.stat('/sys/class/net/ovs-system'))
      throw new Unseen(phrase`${name} may be a bridge of Open vSwitch`);
    return 'not-a-bridge';
  }
  // IFF_UP is the lowest bit: linux/if.h.
  return (Number(host.read(`${device}/flags`) ?? 0) & 1) === 1 ? 'up' : 'down';
}

/** Whether a bridge has nothing that a new one would not have: no addresses, and no ports but of containers. */
export const hasNoAddress: Fact<'machine', (bridge: string) => boolean> = {
  subject: 'machine',
  gather: (host) => (bridge) => {
    const ports = host.list(`/sys/class/net/${bridge}/brif`) ?? [];
    // An address of IPv4 brings a route along; one of IPv6 that is not the link's own has another scope than 20.
    const name = literally(bridge);
    const route = new RegExp(`^${name}(?=\\t)`);
    const address = new RegExp(`^\\S+ +\\S+ +\\S+ +(?!20 )\\S+ +\\S+ +(${name})$`);
    return (
      ports.every((port) => port.startsWith('veth')) &&
      !isFound(host.grep('/proc/net/route', route)) &&
      !isFound(host.grep('/proc/net/if_inet6', address))
    );
  },
};

/** The bridge that the service lxc-net makes, with addresses and DHCP, where root has it do so. */
const ofLxcNet: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host) => {
    const found =
      host.grep('/etc/default/lxc-net', /^\s*(USE_LXC_BRIDGE=|LXC_BRIDGE=)["']?([\w.-]+)/)?.found ?? [];
    if (!found.some(({ text }) => text.startsWith('USE_LXC_BRIDGE=true'))) return undefined;
    return (
      found.find(({ text }) => text.startsWith('LXC_BRIDGE='))?.text.slice('LXC_BRIDGE='.length) ?? 'lxcbr0'
    );
  },
};

/** Whether this is the bridge that lxc-net makes whenever it is started. */
export const isLxcNetBridge: Fact<'machine', (bridge: string) => boolean> = {
  subject: 'machine',
  gather: (host, _machine, know) => (bridge) =>
    bridge === know(ofLxcNet) &&
    ['/usr/lib', '/lib'].some((lib) => host.stat(`${lib}/systemd/system/lxc-net.service`) !== undefined),
};

/** Whether systemd can be told to have lxc-net make this bridge. */
export const madeByLxcNet: Fact<'machine', (bridge: string) => boolean> = {
  subject: 'machine',
  gather: (host, _machine, know) => (bridge) =>
    know(isLxcNetBridge)(bridge) && host.stat('/run/systemd/system') !== undefined,
};

/** The bridges that root's own files name for containers: of lxc-net, and of the system's default.conf. */
export const namedByRoot: Fact<'machine', readonly string[]> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const ownBridge = know(ofLxcNet);
    const defaults = host.read('/etc/lxc/default.conf') ?? '';
    const links = [
      ...defaults.matchAll(/^[ \t]*lxc\.net(?:work|\.\d+)\.link[ \t]*=[ \t]*(\S+)[ \t]*$/gm),
    ].map(([, name = '']) => name);
    return [...new Set([...(ownBridge === undefined ? [] : [ownBridge]), ...links])];
  },
};
