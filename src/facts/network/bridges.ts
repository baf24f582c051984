import { phrase } from '../../base/phrase.ts';
import { absent, type Place } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import { isFound, literally } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** State of the interface on the host that containers are to be attached to. */
export type BridgeState = 'missing' | 'not-a-bridge' | 'down' | 'up';

/** The state of a bridge, by its name. */
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

/** Whether a network interface of this name exists, bridge or not. */
export const interfaceExists: Fact<'machine', (name: string) => boolean> = {
  subject: 'machine',
  gather: (host) => (name) => exists(host, name),
};

/** The interface on the host. */
export const interfacePlace = (name: string, state: BridgeState): Place => {
  const path = `/sys/class/net/${name}`;
  return state === 'missing' ? absent(path) : { path };
};

const exists = (host: Host, name: string): boolean =>
  !/^\.*$|\//.test(name) && host.stat(`/sys/class/net/${name}`) !== undefined;

function stateOf(host: Host, name: string): BridgeState {
  const device = `/sys/class/net/${name}`;
  if (!exists(host, name)) return 'missing';
  if (!host.stat(`${device}/bridge`)) {
    // lxc-user-nic takes any interface without this directory for an Open vSwitch bridge, and it is one where that runs.
    if (host.stat('/sys/class/net/ovs-system'))
      throw new Unseen(phrase`cannot tell whether ${name} is an Open vSwitch bridge`);
    return 'not-a-bridge';
  }
  // IFF_UP is the lowest bit: linux/if.h.
  return (Number(host.read(`${device}/flags`) ?? 0) & 1) === 1 ? 'up' : 'down';
}

/** Whether the interface has an IPv4 address: one comes with a route. */
export const routes: Fact<'machine', (name: string) => boolean> = {
  subject: 'machine',
  gather: (host) => (name) => isFound(host.grep('/proc/net/route', new RegExp(`^${literally(name)}(?=\\t)`))),
};

/** Whether a bridge has nothing that a new one would lack: no addresses, and no ports except those of containers. */
export const hasNoAddress: Fact<'machine', (bridge: string) => boolean> = {
  subject: 'machine',
  gather: (host, _machine, know) => (bridge) => {
    const ports = host.list(`/sys/class/net/${bridge}/brif`) ?? [];
    // An IPv6 address that is not link-local has another scope than 20.
    const name = literally(bridge);
    const address = new RegExp(`^\\S+ +\\S+ +\\S+ +(?!20 )\\S+ +\\S+ +(${name})$`);
    return (
      ports.every((port) => port.startsWith('veth')) &&
      !know(routes)(bridge) &&
      !isFound(host.grep('/proc/net/if_inet6', address))
    );
  },
};

/** The bridge that the service lxc-net creates, with addresses and DHCP, where root has enabled that. */
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

/** Whether this is the bridge that lxc-net creates whenever it starts. */
export const isLxcNetBridge: Fact<'machine', (bridge: string) => boolean> = {
  subject: 'machine',
  gather: (host, _machine, know) => (bridge) =>
    bridge === know(ofLxcNet) &&
    ['/usr/lib', '/lib'].some((lib) => host.stat(`${lib}/systemd/system/lxc-net.service`) !== undefined),
};

/** Whether systemd can have lxc-net create this bridge. */
export const madeByLxcNet: Fact<'machine', (bridge: string) => boolean> = {
  subject: 'machine',
  gather: (host, _machine, know) => (bridge) =>
    know(isLxcNetBridge)(bridge) && host.stat('/run/systemd/system') !== undefined,
};

/** The bridges that root's own files name for containers: those of lxc-net and of the system's default.conf. */
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
