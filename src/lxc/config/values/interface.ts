import { list, phrase } from '../../../base/phrase.ts';
import { signedLong } from '../../c-number.ts';
import { atLeast } from '../../version.ts';
import type { KeyKind } from '../keys/key.ts';
import { ipv4, ipv4Gateway, ipv4Route, ipv6, ipv6Gateway, ipv6Route } from './address.ts';
import { type Assignment, type Diagnostic, invalid, quoted, type ValueCheck } from './diagnostic.ts';
import { bool } from './scalar.ts';

/** Checks the value of a network interface's key. Names and hardware addresses are only checked when the container starts. */
export const nicValue = (use: Assignment): Diagnostic | undefined => checks[use.key.kind]?.(use);

const checks: Partial<Record<KeyKind, ValueCheck>> = {
  'nic-type': (use) => nicType(use),
  bool,
  ipv4,
  'ipv4-gateway': ipv4Gateway,
  'ipv4-route': ipv4Route,
  ipv6,
  'ipv6-gateway': ipv6Gateway,
  'ipv6-route': ipv6Route,
  'veth-mode': ({ value }) => oneOf(value, 'bridge', 'router'),
  'macvlan-mode': ({ value, version }) =>
    oneOf(value, 'private', 'vepa', 'bridge', ...(atLeast(version, 2) ? ['passthru'] : [])),
  'ipvlan-mode': ({ value }) => oneOf(value, 'l3', 'l3s', 'l2'),
  'ipvlan-isolation': ({ value }) => oneOf(value, 'bridge', 'private', 'vepa'),
  queues: ({ value }) => between(value, 1, 2 ** 31 - 1),
  vlan: ({ value }) => between(value, 0, 65535),
  'veth-vlan': ({ value }) => (value === 'none' ? undefined : between(value, 0, 4094)),
  'veth-vlans': ({ value }) => between(value, 0, 4094),
};

const nicType: ValueCheck = ({ value, version }) => {
  const types = [
    'veth',
    'macvlan',
    'vlan',
    'phys',
    'empty',
    'none',
    ...(atLeast(version, 3, 2) ? ['ipvlan'] : []),
  ];
  if (types.includes(value)) return undefined;
  const lxcMessage = `${atLeast(version, 3) ? 'Invalid' : 'invalid'} network type ${value}`;
  return invalid(phrase`${quoted(value)} is not a network type; the types are ${list(types)}`, lxcMessage);
};

const oneOf = (value: string, ...words: string[]): Diagnostic | undefined =>
  words.includes(value)
    ? undefined
    : invalid(phrase`invalid value ${quoted(value)}; the values are ${list(words)}`);

/** Only `get_u16` accepts a minus sign: strtoul(3) wraps around at 2^64. */
function between(value: string, low: number, high: number): Diagnostic | undefined {
  const number = signedLong(value);
  const wraps = high < 2 ** 16 && number !== undefined && number > -(2n ** 64n);
  const taken = wraps && number < 0n ? number + 2n ** 64n : number;
  if (taken !== undefined && taken >= low && taken <= high) return undefined;
  return invalid(phrase`${quoted(value)} is not a number from ${low} to ${high}`);
}
