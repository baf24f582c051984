import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { fine, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';

export const gatewayKeys: Readonly<Record<string, Row>> = {
  'lxc.net.N.ipv4.gateway': row(
    refused(isDown, (value) => gatewayOfDown('ipv4', value)),
    refused(hasNoAddress, (value) => gateway('ipv4', value)),
    refused(isNotFound, (_value, { nic }) => ({
      kind: 'gateway-not-found',
      message: phrase`${nic?.link ?? ''} has no IPv4 address that could be the gateway`,
      note: phrase`takes the address of the bridge`,
      lxcMessage: `Failed to automatically find ipv4 gateway address from link interface "${nic?.link}"`,
    })),
    fine(isNear),
  ),
  'lxc.net.N.ipv6.gateway': row(
    refused(isDown, (value) => gatewayOfDown('ipv6', value)),
    refused(hasNoAddress, (value) => gateway('ipv6', value)),
    fine((value) => isLinkLocal(value)),
  ),
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

const addressesOf = ({ name, nic }: LineInForce) =>
  nic?.lines.get(name.includes('ipv6') ? 'ipv6.address' : 'ipv4.address') ?? [];

/** Any text brings the interface up. */
const hasFlags = ({ nic }: LineInForce): boolean => nic?.lines.has('flags') === true;

/** In the network of an address, which is up: neither the address itself nor the first or last of the network. */
function isNear(value: string, line: LineInForce, { settings }: Situation): boolean {
  const addresses = addressesOf(line).map(({ value }) => value);
  const isOnly = settings.nics.filter(({ lines }) => lines.has('ipv4.gateway')).length === 1;
  const isUp = hasFlags(line);
  return isOnly && isUp && addresses.some((each) => sharesNetwork(each, value));
}

function sharesNetwork(address: string, other: string): boolean {
  const [ip = '', length = ''] = address.split('/');
  const bits = 2 ** (32 - Number(length));
  const [a, b] = [asNumber(ip), asNumber(other)];
  if (a === undefined || b === undefined || length === '') return false;
  const first = Math.floor(a / bits) * bits;
  return a !== b && b > first && b < first + bits - 1;
}

function asNumber(ip: string): number | undefined {
  const parts = ip.split('.').map(Number);
  return parts.length === 4 && parts.every((each) => each >= 0 && each <= 255)
    ? parts.reduce((sum, each) => sum * 256 + each, 0)
    : undefined;
}
