import { type Phrase, phrase } from '../src/base/phrase.ts';
import { interfacePlace } from '../src/facts/network/bridges.ts';
import { type RootOnlyKey, type RootOnlyLine, rootOnlyLines } from '../src/facts/network/root-only-lines.ts';
import type { Statement } from '../src/lxc/config/reader/statement.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { rarely } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The lines about a network interface take effect without root',
  why: 'Without root, lxc-user-nic creates the interface, and LXC tells it the bridge and the name in the container, nothing else. LXC silently ignores what other lines ask for: the MTU, the name on the host, routes, VLANs, queues and the mode.',
  remedy:
    'Set the MTU of the bridge, which its interfaces get, or set it in the container. For the rest, have root change the interface on the host once the container runs, or start the container as root.',
  fault: 'A line about a network interface takes no effect without root',
  symptoms: rarely('mtu ignored due to insufficient privilege'),
  manpages: ['lxc.container.conf(5)', 'lxc-user-nic(1)'],
  notes: [
    'That these lines have no effect was seen with LXC 4.0.6, 5.0.2 and 7.0.0. Addresses, gateways, hwaddr, flags, name and the scripts take effect without root.',
    'LXC mentions the MTU only in a log of level INFO, and the other lines nowhere.',
  ],
  scope: 'file',
  maxSeverity: 'warning',
  requires: { rootOnlyLines },

  *check({ rootOnlyLines }) {
    for (const found of rootOnlyLines) {
      const { line } = found;
      const { message, evidence, fix } = found.kind === 'mtu' ? mtu(found) : other(found.kind, line);
      yield {
        severity: 'warning',
        kind: found.kind,
        message,
        evidence: [
          { at: line.valueAt, note: phrase`is ignored without root` },
          ...evidence,
          ...included(line.via),
        ],
        fix,
      };
    }
  },
});

interface Telling {
  readonly message: Phrase;
  readonly evidence: readonly Evidence[];
  readonly fix: Fix;
}

const mtu = ({ line, bridge, mtu }: Extract<RootOnlyLine, { readonly kind: 'mtu' }>): Telling => ({
  message: phrase`${line.key} = ${line.value} has no effect without root: the interface gets the MTU of ${bridge}, ${mtu}`,
  evidence:
    bridge === 'none' ? [] : [{ at: interfacePlace(bridge, 'up'), note: phrase`has an MTU of ${mtu}` }],
  fix: manual(phrase`have root set the MTU of the bridge, or set it in the container`),
});

const other = (kind: RootOnlyKey, { key, value }: Statement): Telling => ({
  message: wording[kind](key, value),
  evidence: [],
  fix: manual(phrase`remove the line, and have root change the interface on the host where that is needed`),
});

const wording: Record<RootOnlyKey, (key: string, value: string) => Phrase> = {
  pair: (key, value) =>
    phrase`${key} = ${value} has no effect without root: lxc-user-nic chooses the name on the host`,
  mode: (key, value) =>
    phrase`${key} = ${value} has no effect without root: lxc-user-nic attaches the interface to the bridge`,
  route: (key, value) => phrase`${key} = ${value} has no effect without root: LXC adds no route on the host`,
  vlan: (key, value) =>
    phrase`${key} = ${value} has no effect without root: LXC assigns no VLAN on the bridge`,
  queues: (key, value) =>
    phrase`${key} = ${value} has no effect without root: the kernel chooses the number of queues`,
  l2proxy: (key, value) =>
    phrase`${key} = ${value} has no effect without root: LXC adds no neighbour proxies on the host`,
};
