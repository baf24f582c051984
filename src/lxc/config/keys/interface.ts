import type { Key, KeyKind } from './key.ts';
import type { Releases } from './releases.ts';

type Row = readonly [sub: string, kind: KeyKind, known: Releases];

/** From `config_jump_table_net` in confile.c, and from `lxc.net.*` in `config_jump_table` before it. */
const rows: readonly Row[] = [
  ['type', 'nic-type', '2.1-'],
  ['link', 'text', '2.1-'],
  ['name', 'text', '2.1-'],
  ['flags', 'text', '2.1-'],
  ['hwaddr', 'text', '2.1-'],
  ['mtu', 'text', '2.1-'],
  ['l2proxy', 'bool', '3.2-'],
  ['ipv4.address', 'ipv4', '2.1-'],
  ['ipv4.gateway', 'ipv4-gateway', '2.1-'],
  ['ipv6.address', 'ipv6', '2.1-'],
  ['ipv6.gateway', 'ipv6-gateway', '2.1-'],
  ['script.up', 'text', '2.1-'],
  ['script.down', 'text', '2.1-'],
  ['veth.pair', 'text', '2.1-'],
  ['veth.mode', 'veth-mode', '3.2-'],
  ['veth.ipv4.route', 'ipv4-route', '3.2-'],
  ['veth.ipv6.route', 'ipv6-route', '3.2-'],
  ['veth.n_rxqueues', 'queues', '5.0-'],
  ['veth.n_txqueues', 'queues', '5.0-'],
  ['veth.vlan.id', 'veth-vlan', '5.0-'],
  ['veth.vlan.tagged.id', 'veth-vlans', '5.0-'],
  ['macvlan.mode', 'macvlan-mode', '2.1-'],
  ['ipvlan.mode', 'ipvlan-mode', '3.2-'],
  ['ipvlan.isolation', 'ipvlan-isolation', '3.2-'],
  ['vlan.id', 'vlan', '2.1-'],
];

/** The keys of a network interface. */
export const nicKeys: readonly Key[] = rows.map(([sub, kind, known]) => ({
  name: `lxc.net.N.${sub}`,
  kind,
  in: known,
}));
