import type { Host } from '../../host/host.ts';
import { parseUnsigned } from '../../lxc/c-number.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { withoutRoot } from '../config/without-root.ts';
import { interfacePlace } from './bridges.ts';
import { wantedNics } from './shared-quotas.ts';

/** A line about a veth interface that takes effect for root only, as lxc-user-nic is told no more than link and name. */
export type RootOnlyLine =
  | { readonly kind: RootOnlyKey; readonly line: Statement }
  | { readonly kind: 'mtu'; readonly line: Statement; readonly bridge: string; readonly mtu: number };

export type RootOnlyKey = 'pair' | 'mode' | 'route' | 'vlan' | 'queues' | 'l2proxy';

/** None for root. */
export const rootOnlyLines: Fact<'container', readonly RootOnlyLine[]> = {
  subject: 'container',
  gather: (host, _container, know) => {
    if (!know(withoutRoot)) return [];
    return know(wantedNics).flatMap(({ nic, bridge }) => [
      // The MTU of a bridge is the host's.
      ...(know(configOnly) ? [] : mtuLine(host, nic, bridge)),
      ...otherLines(nic),
    ]);
  },
};

const kinds: Readonly<Record<string, RootOnlyKey>> = {
  'veth.pair': 'pair',
  'veth.mode': 'mode',
  'veth.ipv4.route': 'route',
  'veth.ipv6.route': 'route',
  'veth.vlan.id': 'vlan',
  'veth.vlan.tagged.id': 'vlan',
  'veth.n_rxqueues': 'queues',
  'veth.n_txqueues': 'queues',
  l2proxy: 'l2proxy',
};

/** Values with which the line would change nothing for root either. */
const defaults: Readonly<Record<string, string>> = { 'veth.mode': 'bridge', l2proxy: '0' };

const otherLines = ({ lines }: Nic): RootOnlyLine[] =>
  Object.entries(kinds).flatMap(([sub, kind]) =>
    (lines.get(sub) ?? []).filter(({ value }) => value !== defaults[sub]).map((line) => ({ kind, line })),
  );

/** Nothing is lost where the bridge has the same MTU: lxc-user-nic gives the interface that one (`get_mtu` in lxc_user_nic.c). */
function mtuLine(host: Host, { lines }: Nic, bridge: string): RootOnlyLine[] {
  const line = lines.get('mtu')?.at(-1);
  if (!line) return [];
  const mtu = bridge === 'none' ? 1500 : mtuOf(host, bridge);
  return mtu === undefined || parseUnsigned(line.value) === mtu ? [] : [{ kind: 'mtu', line, bridge, mtu }];
}

/** Undefined where there is no such interface, which is another rule's to report. */
function mtuOf(host: Host, bridge: string): number | undefined {
  if (/^\.*$|\//.test(bridge)) return undefined;
  const text = host.read(`${interfacePlace(bridge, 'up').path}/mtu`);
  return text === undefined ? undefined : Number(text);
}
