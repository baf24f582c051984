import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { addressesOf, type Family, familyOf, sameAddress } from './addresses.ts';
import { perConfig } from './per-config.ts';
import { fine, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';

export const gatewayKeys: Readonly<Record<string, Row>> = {
  'lxc.net.N.ipv4.gateway': row(
    refused(isDown, (value) => gatewayOfDown('ipv4', value)),
    refused(hasNoAddress, (value) => gateway('ipv4', value)),
    refused(isAutoOfNothing, (_value, { nic }) => (nic?.type === 'veth' ? autoWithoutLink : autoWithoutVeth)),
    refused(isNotFound, (_value, { nic }) => ({
      kind: 'gateway-not-found',
      message: phrase`${nic?.link ?? ''} has no IPv4 address that could be the gateway`,
      note: phrase`takes the address of the bridge`,
      lxcMessage: `Failed to automatically find ipv4 gateway address from link interface "${nic?.link}"`,
    })),
    // By then `auto` has an address of the bridge.
    refused(
      (_value, line) => isConfigured(line) && addressesOf(line).length === 0,
      (value) => gateway('ipv4', value),
    ),
    refused(isSecond, (value) => notTaken('ipv4', 'File exists', value)),
    refused(
      (value, line) => addressesOf(line).some((each) => isLastOf(each.value, value)),
      (value) => notTaken('ipv4', 'Invalid argument', value),
    ),
    fine((value, line) => isVethUp(line) && value !== '255.255.255.255'),
  ),
  'lxc.net.N.ipv6.gateway': row(
    refused(isDown, (value) => gatewayOfDown('ipv6', value)),
    refused(hasNoAddress, (value) => gateway('ipv6', value)),
    fine((value, line) => isLinkLocal(value) && addressesOf(line).length === 0),
    refused(isSecond, (value) => notTaken('ipv6', 'File exists', value)),
    refused(
      (value, line) => /^ff/i.test(value) || isOwn(value, line),
      (value) => notTaken('ipv6', 'Invalid argument', value),
    ),
    fine((_value, line) => isVethUp(line) && addressesOf(line).length > 0),
  ),
};

/** There is one default route, which is that of the first interface with a gateway. */
const firstWithGateway = perConfig(({ settings }) => ({
  ipv4: settings.nics.find(({ type, lines }) => type === 'veth' && lines.has('ipv4.gateway')),
  ipv6: settings.nics.find(({ type, lines }) => type === 'veth' && lines.has('ipv6.gateway')),
}));

function isSecond(_value: string, line: LineInForce, situation: Situation): boolean {
  return line.nic?.type === 'veth' && firstWithGateway(situation)[familyOf(line)] !== line.nic;
}

const notTaken = (family: Family, error: string, value: string): StartRefusal => ({
  kind: 'gateway-not-taken',
  message:
    error === 'File exists'
      ? phrase`the gateway ${value} is a second one, and a container has only one default route for each family`
      : phrase`the kernel does not take ${value} for a gateway`,
  note: phrase`cannot be the gateway`,
  lxcMessage: `${error} - Failed to setup ${family} gateway`,
});

/** LXC adds a route to a gateway that is outside the network: the kernel takes nearly every one. */
const isVethUp = (line: LineInForce): boolean => line.nic?.type === 'veth' && hasFlags(line);

function isAutoOfNothing(value: string, { nic }: LineInForce): boolean {
  return value === 'auto' && (nic?.type === 'empty' || (nic?.type === 'veth' && nic.link === undefined));
}

const autoWithoutVeth: StartRefusal = {
  kind: 'gateway-auto',
  message: phrase`lxc.net.N.ipv4.gateway = auto needs a network interface of type veth`,
  note: phrase`takes the address of a bridge, and there is none`,
  lxcMessage: 'Automatic gateway detection is only supported for veth and macvlan',
};

const autoWithoutLink: StartRefusal = {
  kind: 'gateway-auto-without-link',
  message: phrase`lxc.net.N.ipv4.gateway = auto needs lxc.net.N.link: the gateway is the address of that bridge`,
  note: phrase`takes the address of a bridge, and none is named`,
  lxcMessage: 'Automatic gateway detection needs a link interface',
};

/** What `auto` does depends on the addresses of the bridge. Every interface has a link-local address of IPv6. */
function hasNoAddress(value: string, line: LineInForce): boolean {
  return value !== 'auto' && isConfigured(line) && addressesOf(line).length === 0 && !isLinkLocal(value);
}

const isLinkLocal = (value: string): boolean => /^fe[89ab][\da-f]:/i.test(value);

/** One without a type is taken for an empty one. */
const isConfigured = ({ nic }: LineInForce): boolean => [undefined, 'empty', 'veth'].includes(nic?.type);

function isNotFound(value: string, { nic }: LineInForce, { machine }: Situation): boolean {
  return value === 'auto' && nic?.type === 'veth' && nic.link !== undefined && !machine.hasRoute(nic.link);
}

const gateway = (of: 'ipv4' | 'ipv6', value: string): StartRefusal => ({
  kind: 'gateway-without-address',
  message: phrase`the gateway ${value} cannot be reached: the network interface has no address of its kind`,
  note: phrase`needs an address of the same network on this network interface`,
  lxcMessage: `Cannot add ${of} gateway for network device "eth0" when not assigning an address`,
});

function isDown(value: string, line: LineInForce): boolean {
  return value !== 'auto' && isConfigured(line) && !hasFlags(line);
}

const gatewayOfDown = (of: 'ipv4' | 'ipv6', value: string): StartRefusal => ({
  kind: 'gateway-of-down-interface',
  message: phrase`the gateway ${value} cannot be reached: the network interface stays down without flags = up`,
  note: phrase`needs lxc.net.N.flags = up for this network interface`,
  lxcMessage: `Cannot add ${of} gateway for network device "eth0" when not bringing up the interface`,
});

/** Any text brings the interface up. */
const hasFlags = ({ nic }: LineInForce): boolean => nic?.lines.has('flags') === true;

const isOwn = (value: string, line: LineInForce): boolean =>
  addressesOf(line).some((each) => sameAddress(each.value.split('/')[0] ?? '', value));

/** The broadcast address of the network. */
function isLastOf(address: string, other: string): boolean {
  const [ip = '', length = ''] = address.split('/');
  const bits = 2 ** (32 - Number(length));
  const [a, b] = [asNumber(ip), asNumber(other)];
  if (a === undefined || b === undefined || length === '' || bits < 4) return false;
  return b === Math.floor(a / bits) * bits + bits - 1;
}

function asNumber(ip: string): number | undefined {
  const parts = ip.split('.').map(Number);
  return parts.length === 4 && parts.every((each) => each >= 0 && each <= 255)
    ? parts.reduce((sum, each) => sum * 256 + each, 0)
    : undefined;
}
