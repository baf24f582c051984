import { literally } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** A network of IPv4 that is reached through a bridge without a gateway: that of an address which the bridge has. */
export interface BridgeNetwork {
  readonly address: number;
  readonly prefix: number;
}

/** Those of a bridge, by its name. */
export const bridgeNetworks: Fact<'machine', (bridge: string) => readonly BridgeNetwork[]> = {
  subject: 'machine',
  gather: (host) => {
    const seen = new Map<string, readonly BridgeNetwork[]>();
    return (bridge) => {
      const networks = seen.get(bridge) ?? networksOf(host, bridge);
      seen.set(bridge, networks);
      return networks;
    };
  },
};

function networksOf(host: Host, bridge: string): BridgeNetwork[] {
  // Interface, destination, gateway, flags, three counters, mask: fib_route_seq_show in net/ipv4/fib_trie.c.
  const row = new RegExp(`^${literally(bridge)}\\t(\\w{8})\\t0{8}(?:\\t\\w+){4}\\t(\\w{8})`);
  const found = host.grep('/proc/net/route', row)?.found ?? [];
  return found.map(({ text }) => ({
    address: asNumber(text.slice(0, 8)),
    prefix: prefixOf(asNumber(text.slice(8))),
  }));
}

/** The bytes of an address stand there as the processor has them: the last one first. */
const asNumber = (hex: string): number => Number.parseInt(hex.match(/../g)?.reverse().join('') ?? '', 16);

const prefixOf = (mask: number): number => mask.toString(2).lastIndexOf('1') + 1;
