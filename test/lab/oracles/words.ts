import fc from 'fast-check';
import type { KeyKind } from '../../../src/lxc/config/keys/key.ts';
import { keyNamed } from '../../../src/lxc/config/keys/keys.ts';
import { cases, look } from '../../support/corpus.ts';

/** Lines that people wrote to see what nine releases make of them. */
const lines = cases().flatMap(({ name }) =>
  (look.read(`/cases/${name}.conf`) ?? '').split('\n').filter(Boolean),
);

export const seenLine = fc.constantFrom(...lines);

const seen = lines.flatMap((line) => {
  const [, key = '', value] = /^\s*(lxc\.[^\s=]+)\s*=\s*(.*)$/s.exec(line) ?? [];
  return value === undefined ? [] : [{ kind: keyNamed(key)?.kind, value }];
});

/** What stands behind keys of this kind there, or behind any. */
export function seenValue(kind?: KeyKind): fc.Arbitrary<string> {
  const those = seen.filter((each) => kind === undefined || each.kind === kind).map(({ value }) => value);
  return fc.constantFrom(...new Set(those.length > 0 ? those : seen.map(({ value }) => value)));
}

const edges = [0, 1, 2, 8, 31, 32, 33, 40, 41, 64, 128, 129, 4094, 4095, 65535, 65536, 1000000].map(String);
const powers = [31n, 32n, 53n, 63n, 64n].flatMap((bits) => [-1n, 0n, 1n].map((by) => `${2n ** bits + by}`));
const odd = [
  '',
  '08',
  '010',
  '0x',
  '0x1F',
  '0X1f',
  '0xg',
  '+1',
  '-1',
  '-0',
  '-2147483648',
  '-2147483649',
  '-18446744073709551615',
  '18446744073709551616x',
  '--1',
  '1e3',
  '1.5',
  '0b1',
  '00',
  '١',
];

/** A whole number, or what somebody may take for one. */
export const number = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...edges) },
  { weight: 2, arbitrary: fc.constantFrom(...powers, ...odd) },
  { weight: 1, arbitrary: fc.nat().map(String) },
);

/** Bytes that some parser, somewhere, treats as more than themselves. `\udc80` to `\udcff` are bytes outside UTF-8. */
export const nasty = fc.constantFrom(
  ...['"', "'", '\r', '\n', '\0', '\t', '\f', '\v', ' ', '=', '.', '#', ':', '/', ',', '\\', '%s', '-', '+'],
  ...[
    '0',
    '9',
    'x',
    'X',
    '\x1b',
    '\x7f',
    '\u00a0',
    '\u0085',
    'é',
    '\ufeff',
    '\udcff',
    '\udc80',
    '😀',
    '\r\n',
  ],
);

/** Words in a row, mostly with one blank between them. */
export const listOf = (words: fc.Arbitrary<string>, between = ' ', most = 4): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(words, { minLength: 1, maxLength: most }),
      fc.oneof({ weight: 6, arbitrary: fc.constant(between) }, { weight: 1, arbitrary: nasty }),
    )
    .map(([all, gap]) => all.join(gap));
