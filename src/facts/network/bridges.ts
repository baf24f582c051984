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
