import { phrase } from '../../../base/phrase.ts';
import { parseUnsigned } from '../../c-number.ts';
import { atLeast } from '../../version.ts';
import { invalid, quoted, type ValueCheck } from './diagnostic.ts';

/** `A.B.C.D[/PREFIX][ BROADCAST]`. LXC has no message for a wrong prefix; before 2.0 it accepted any text, before 3.2 any number. */
export const ipv4: ValueCheck = ({ value, version }) => {
  const [address = '', broadcast] = cut(value, ' ');
  const [ip = '', prefix] = cut(address, '/');
  if (!isIpv4(ip))
    return invalid(phrase`${quoted(ip)} is not an IPv4 address`, `Invalid ipv4 address "${value}"`);
  if (broadcast !== undefined && !isIpv4(broadcast)) {
    return invalid(
      phrase`${quoted(broadcast)} is not an IPv4 address`,
      `Invalid ipv4 broadcast address "${value}"`,
    );
  }
  if (prefix === undefined || !atLeast(version, 2)) return undefined;
  const number = parseUnsigned(prefix);
  const fits = number !== undefined && number < (atLeast(version, 3, 2) ? 33 : 2 ** 32);
  return fits
    ? undefined
    : invalid(
        phrase`${quoted(prefix)} is not a prefix length: LXC accepts neither a netmask nor a list of addresses`,
      );
};

/** `ADDRESS[/PREFIX]`, where the prefix may be any number. */
export const ipv6: ValueCheck = ({ value, version }) => {
  const [ip = '', prefix] = cut(value, '/');
  if (prefix !== undefined && atLeast(version, 2) && !((parseUnsigned(prefix) ?? 2 ** 32) < 2 ** 32)) {
    return invalid(phrase`${quoted(prefix)} is not a prefix length`);
  }
  return isIpv6(ip)
    ? undefined
    : invalid(phrase`${quoted(ip)} is not an IPv6 address`, `Invalid ipv6 address "${ip}"`);
};

export const ipv4Gateway: ValueCheck = ({ value, version }) =>
  isIpv4(value) || value === 'auto' || (value === 'dev' && atLeast(version, 3, 2))
    ? undefined
    : invalid(phrase`${quoted(value)} is not an IPv4 address`, `Invalid ipv4 gateway address "${value}"`);

export const ipv6Gateway: ValueCheck = ({ value, version }) =>
  isIpv6(value) || value === 'auto' || (value === 'dev' && atLeast(version, 3, 2))
    ? undefined
    : invalid(phrase`${quoted(value)} is not an IPv6 address`, `Invalid ipv6 gateway address "${value}"`);

export const ipv4Route: ValueCheck = ({ value }) => route(value, isIpv4, 32);
export const ipv6Route: ValueCheck = ({ value }) => route(value, isIpv6, 128);

function route(value: string, isAddress: (text: string) => boolean, longest: number): ReturnType<ValueCheck> {
  const [ip = '', prefix = ''] = cut(value, '/');
  const length = parseUnsigned(prefix);
  if (isAddress(ip) && length !== undefined && length <= longest) return undefined;
  return invalid(phrase`${quoted(value)} is not a route: LXC expects ADDRESS/PREFIX`);
}

const cut = (text: string, at: string): string[] => {
  const where = text.indexOf(at);
  return where === -1 ? [text] : [text.slice(0, where), text.slice(where + 1)];
};

/** As inet_pton(3): four decimal numbers without leading zeros. */
const isIpv4 = (text: string): boolean => {
  const parts = text.slice(0, 20).split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
};

/** Eight groups, or fewer around one `::`; the last two may be an IPv4 address. */
function isIpv6(text: string): boolean {
  const [left = '', right, more] = text.slice(0, 50).split('::');
  if (more !== undefined) return false;
  const tail = right ?? left;
  const head = right === undefined ? [] : groups(left);
  const all = [...head, ...groups(tail)];
  const last = all.at(-1) ?? '';
  const dotted = last.includes('.') && tail !== '' && isIpv4(last);
  const hex = dotted ? all.slice(0, -1) : all;
  const count = hex.length + (dotted ? 2 : 0);
  return (
    hex.every((group) => /^[\da-f]{1,4}$/i.test(group)) && (right === undefined ? count === 8 : count < 8)
  );
}

const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
