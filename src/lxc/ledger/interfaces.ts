import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { addressTwice, isTwice } from './addresses.ts';
import { isNone, isNothing, ofNothing } from './no-interface.ts';
import {
  fine,
  harmless,
  judgedBy,
  type Row,
  refused,
  row,
  type Situation,
  type StartRefusal,
} from './row.ts';

export const interfaceKeys: Readonly<Record<string, Row>> = {
  'lxc.net': harmless,
  'lxc.net.N.type': judgedBy(['net-type', 'net-host']),
  'lxc.net.N.link': judgedBy(['bridge-up', 'usernet-link', 'usernet-quota'], fine(isIgnoredIfEmpty)),
  'lxc.net.N.name': row(
    refused(
      (_value, { nic }) => nic?.type === 'veth' && isRefused(nic.name ?? ''),
      (value) => name(phrase`the kernel refuses ${value} as the name of a network interface`, -22),
    ),
    refused(
      (value, { nic }) => nic?.type === 'veth' && value === 'lo',
      (value) => name(phrase`every container has a network interface ${value} already`, -17),
    ),
    refused(
      (_value, { nic }, { settings }) =>
        nic?.type === 'veth' &&
        settings.nics.some(
          (other) => other.index < nic.index && other.type === 'veth' && other.name === nic.name,
        ),
      (value) => name(phrase`two network interfaces have the name ${value}`, -17),
    ),
    fine((_value, { nic }) => nic?.type === 'empty' || nic?.type === undefined),
    // The kernel numbers it.
    fine((value) => /^[a-z]+%d[a-z]*$/.test(value)),
    fine(
      (_value, { nic }, { settings }) =>
        /^[^ /:.%][^ /:%]*$/.test(nic?.name ?? '') && othersAreNamed(nic, settings),
    ),
  ),
  'lxc.net.N.flags': row(
    refused(
      (value, line, situation) => !isIgnoredIfEmpty(value, line, situation) || isNone(line, situation),
      (_value, { nic }) => ({
        kind: 'empty-interface-up',
        message: phrase`this LXC cannot bring up a network interface of type ${nic?.type ?? ''}`,
        note: phrase`is for a network interface that does not exist`,
        lxcMessage: 'Invalid argument - Failed to set network device "" up',
      }),
    ),
    fine(isIgnoredIfEmpty),
  ),
  'lxc.net.N.hwaddr': judgedBy(
    ['hwaddr'],
    fine((value, line) => line.nic?.type === 'empty' || isLinkable(value, line)),
    refused(isNothing, () => ofNothing('Failed to perform ioctl')),
  ),
  'lxc.net.N.mtu': row(fine(isIgnoredIfEmpty)),
  'lxc.net.N.l2proxy': row(fine(isLinkable)),
  'lxc.net.N.ipv4.address': row(
    refused(isNothing, () => ofNothing('Failed to setup ipv4 address for network device')),
    refused(isTwice, (value) => addressTwice('ipv4', value)),
    fine((value, line) => /^[\d.]+(\/(\d|[12]\d|3[0-2]))?( [\d.]+)?$/.test(value) && isLinkable(value, line)),
  ),
  // The kernel takes neither a multicast address nor that of the loopback interface.
  'lxc.net.N.ipv6.address': row(
    refused(isNothing, () => ofNothing('Failed to setup ipv6 address for network device')),
    refused(isTwice, (value) => addressTwice('ipv6', value)),
    refused(
      (value, { nic }) =>
        nic?.type === 'veth' && /^(ff[\da-f]{2}:|::1?(\/|$)|[^/]*\/(129|1[3-9]\d|[2-9]\d\d)$)/i.test(value),
      (value) => ({
        kind: 'ipv6-address',
        message: phrase`a network interface cannot have the address ${value}`,
        note: phrase`is not an address that an interface may have`,
        lxcMessage: 'Failed to setup ipv6 address for network device',
      }),
    ),
    fine(isLinkable),
  ),
  'lxc.net.N.veth.pair': row(fine(isLinkable), fine(isOfType('veth'))),
  'lxc.net.N.veth.mode': row(fine((value, { nic }) => value === 'bridge' || nic?.link !== undefined)),
  'lxc.net.N.veth.ipv4.route': row(fine(isLinkable), fine(isOfType('veth'))),
  'lxc.net.N.veth.ipv6.route': row(fine(isLinkable), fine(isOfType('veth'))),
  'lxc.net.N.veth.n_rxqueues': row(fine(isLinkable)),
  'lxc.net.N.veth.n_txqueues': row(fine(isLinkable)),
  'lxc.net.N.veth.vlan.id': row(fine(isLinkable)),
  'lxc.net.N.veth.vlan.tagged.id': row(fine(isLinkable)),
  'lxc.net.N.macvlan.mode': row(fine(isOfType('macvlan'))),
  'lxc.net.N.ipvlan.mode': row(fine(isOfType('ipvlan'))),
  'lxc.net.N.ipvlan.isolation': row(fine(isOfType('ipvlan'))),
  'lxc.net.N.vlan.id': row(fine(isOfType('vlan'))),
};

/** Before LXC 4.0.7 these keys could be set for any interface, without effect. */
function isOfType(type: string) {
  return (_value: string, { nic }: LineInForce, { version }: Situation): boolean =>
    nic?.type === type || !atLeast(version, 4, 0, 7);
}

/** An interface that LXC asks lxc-user-nic for: other types stop the start anyway, as net-type and net-host report. */
function isLinkable(_value: string, { nic }: LineInForce): boolean {
  return nic?.type !== undefined && !['empty', 'none'].includes(nic.type);
}

/** Before LXC 4.0.7 an empty interface is brought up and linked like any other, which fails. */
function isIgnoredIfEmpty(_value: string, line: LineInForce, { version }: Situation): boolean {
  return line.nic?.type !== 'empty' || atLeast(version, 4, 0, 7);
}

/** One without a name gets eth0, eth1 and so on, which may be this one. */
const othersAreNamed = (nic: LineInForce['nic'], { nics }: Situation['settings']): boolean =>
  nics.every(({ index, name }) => index === nic?.index || name !== undefined);

/** As well as the names of directories in /proc/sys/net. It numbers `%d`, once (`__dev_alloc_name` in net/core/dev.c). */
const isRefused = (name: string): boolean => /[ /:]|%(?!d)|%.*%|^(\.|\.\.|all|default)$/.test(name);

/** The number is that of errno: lxc-user-nic renames what it has made. */
const name = (message: StartRefusal['message'], error: -17 | -22): StartRefusal => ({
  kind: 'interface-name',
  message,
  note: phrase`cannot be the name of this network interface`,
  lxcMessage: `Error ${error} renaming netdev`,
});
