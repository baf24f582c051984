import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { fine, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';

export const gatewayKeys: Readonly<Record<string, Row>> = {
  'lxc.net.N.ipv4.gateway': row(
    refused(hasNoAddress, (value) => gateway('ipv4', value)),
    refused(isDown, (value) => gatewayOfDown('ipv4', value)),
    fine(isNear),
  ),
  'lxc.net.N.ipv6.gateway': row(
    refused(hasNoAddress, (value) => gateway('ipv6', value)),
    refused(isDown, (value) => gatewayOfDown('ipv6', value)),
  ),
};

/** What `auto` does depends on the addresses of the bridge. */
function hasNoAddress(value: string, line: LineInForce): boolean {
  const { nic } = line;
  return value !== 'auto' && nic?.type === 'veth' && addressesOf(line).length === 0;
}

const gateway = (of: 'ipv4' | 'ipv6', value: string): StartRefusal => ({
  kind: 'gateway-without-address',
  message: phrase`the gateway ${value} cannot be reached: the network interface has no address of its kind`,
  note: phrase`needs an address of the same network on this network interface`,
  lxcMessage: `Cannot add ${of} gateway for network device "eth0" when not assigning an address`,
});

function isDown(value: string, line: LineInForce): boolean {
  return value !== 'auto' && line.nic?.type === 'veth' && !hasFlags(line);
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
