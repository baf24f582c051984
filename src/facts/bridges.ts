import type { Fact } from '../fact.ts';
import type { Host } from '../host/host.ts';

/** A network interface of the host's that containers are to be plugged into. */
export type BridgeState = 'missing' | 'not-a-bridge' | 'down' | 'up';

/** Looks one bridge up by its name. */
export const bridges: Fact<'machine', (name: string) => BridgeState> = {
  of: 'machine',
  look: (host) => {
    const seen = new Map<string, BridgeState>();
    return (name) => {
      const state = seen.get(name) ?? stateOf(host, name);
      seen.set(name, state);
      return state;
    };
  },
};

function stateOf(host: Host, name: string): BridgeState {
  const device = `/sys/class/net/${name}`;
  if (/^\.*$|\//.test(name) || !host.stat(device)) return 'missing';
  if (!host.stat(`${device}/bridge`)) return 'not-a-bridge';
  // IFF_UP is the lowest bit: linux/if.h.
  return (Number(host.read(`${device}/flags`) ?? 0) & 1) === 1 ? 'up' : 'down';
}

/** The bridges that root's own files name for containers: of lxc-net, and of the system's default.conf. */
export const namedByRoot: Fact<'machine', readonly string[]> = {
  of: 'machine',
  look: (host) => {
    const net = host.read('/etc/default/lxc-net') ?? '';
    const ownBridge = /^\s*USE_LXC_BRIDGE=["']?true/m.test(net)
      ? [/^\s*LXC_BRIDGE=["']?([\w.-]+)/m.exec(net)?.[1] ?? 'lxcbr0']
      : [];
    const defaults = host.read('/etc/lxc/default.conf') ?? '';
    const links = [...defaults.matchAll(/^\s*lxc\.net(?:work|\.\d+)\.link\s*=\s*(\S+)\s*$/gm)].map(
      ([, name = '']) => name,
    );
    return [...new Set([...ownBridge, ...links])];
  },
};
