import { phrase } from '../../base/phrase.ts';
import type { Statement } from '../config/reader/statement.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import type { StartRefusal } from './row.ts';

export type Family = 'ipv4' | 'ipv6';

/** That of a line about addresses or gateways. */
export const familyOf = ({ name }: LineInForce): Family => (name.includes('ipv6') ? 'ipv6' : 'ipv4');

/** The addresses of this family that the interface of the line has. */
export const addressesOf = (line: LineInForce): readonly Statement[] =>
  line.nic?.lines.get(`${familyOf(line)}.address`) ?? [];

/** The kernel refuses an address that the interface has. */
export const addressTwice = (family: Family, value: string): StartRefusal => ({
  kind: 'address-twice',
  message: phrase`the address ${value} is set twice for one network interface`,
  note: phrase`is an address that the interface has by then`,
  lxcMessage: `File exists - Failed to setup ${family} address for network device`,
});

/** The same words, and not only the same address: only the second line fails. */
export function isTwice(value: string, line: LineInForce): boolean {
  const [first] = addressesOf(line).filter((other) => other.value === value);
  return line.nic?.type === 'veth' && first !== line.at;
}

/** Whether two texts are the same address of IPv6, or of IPv4 in the usual notation. */
export const sameAddress = (one: string, other: string): boolean =>
  one === other || expanded(one) === expanded(other);

/** An IPv6 address without `::` and leading zeros. */
function expanded(ip: string): string {
  const [head = '', tail] = ip.toLowerCase().split('::');
  const words = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((word) => word.replace(/^0+(?=.)/, ''));
  const [first, last] = [words(head), words(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array<string>(zeros).fill('0'), ...last].join(':');
}
