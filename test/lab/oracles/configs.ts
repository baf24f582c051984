import fc from 'fast-check';
import type { Key } from '../../../src/lxc/config/keys/key.ts';
import { keys } from '../../../src/lxc/config/keys/keys.ts';
import { mutated } from './mutation.ts';
import { valueFor } from './values.ts';
import { listOf, nasty, number, seenLine } from './words.ts';

/** A folder to load a config in: `c` is loaded, the others may be included. Texts as `decode` reads them. */
export type Files = Readonly<Record<'c' | 'other' | 'd/a.conf' | 'd/b.conf', string>>;

const index = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('0', '0', '1', '00') },
  { weight: 1, arbitrary: number },
);

/** The key as somebody writes it: a nic's with its number, a family's with a word behind, now and then with more. */
const named = ({ name }: Key): fc.Arbitrary<string> =>
  fc
    .tuple(
      index,
      fc.oneof(
        { weight: 9, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom('.x', 'x', '.', '.memory.max', ' x', '.nofile') },
      ),
    )
    .map(
      ([nic, more]) =>
        name.replace('lxc.net.N', `lxc.net.${nic}`) + (families.test(name) && more === '' ? '.net' : more),
    );

const families = /^lxc\.(?:cgroup2?|prlimit|sysctl|proc|namespace\.share)$/;

const blank = fc.oneof(
  { weight: 8, arbitrary: fc.constant(' ') },
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('\t', '  ', '\v', '\f') },
);
const quotes = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('"', "'") },
);

/** By kind, so that those of which there is but one key are not lost among the others. */
const anyKey = fc
  .constantFrom(...new Set(keys.map(({ kind }) => kind)))
  .filter((kind) => kind !== 'include')
  .chain((kind) => fc.constantFrom(...keys.filter((key) => key.kind === kind)));

const platform = anyKey.chain((key) =>
  fc
    .tuple(named(key), valueFor(key.kind), blank, blank, quotes)
    .map(([name, value, before, after, quote]) => `${name}${before}=${after}${quote}${value}${quote}`),
);

/** The one language with several words to a line: which are too few or too many is for many lines to tell. */
const idMap = valueFor('idmap').map((value) => `lxc.idmap = ${value}`);

/** One nic, so that order and type matter. */
const nic = fc
  .array(
    fc
      .constantFrom(...keys.filter(({ name }) => name.startsWith('lxc.net.N.')))
      .chain((key) => valueFor(key.kind).map((value) => `${key.name.replace('N', '0')} = ${value}`)),
    { maxLength: 4 },
  )
  .chain((lines) =>
    fc
      .constantFrom('veth', 'macvlan', 'ipvlan', 'vlan', 'phys')
      .map((type) => [`lxc.net.0.type = ${type}`, ...lines].join('\n')),
  );

const included = fc
  .constantFrom(
    'other',
    './other',
    'd',
    'd/',
    'd/a.conf',
    'nothing',
    'nothing/',
    'other/',
    '/dev/null',
    'c',
    '"other"',
    '',
    'd/*.conf',
  )
  .map((value) => `lxc.include = ${value}`);

const pointless = fc.constantFrom(
  '',
  '# a',
  '  # lxc.x = y',
  'lcx.uts.name = a',
  'LXC.uts.name = a',
  '[a]',
  '\t',
  'lxc.',
  'lxc.=',
  'lxc = 1',
  '; a',
);

const line = fc.oneof(
  { weight: 8, arbitrary: platform },
  { weight: 3, arbitrary: seenLine },
  { weight: 2, arbitrary: nic },
  { weight: 1, arbitrary: idMap },
  { weight: 1, arbitrary: included },
  { weight: 1, arbitrary: pointless },
  { weight: 1, arbitrary: listOf(nasty, '', 6) },
);

const whole = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(line, { minLength: 1, maxLength: most }),
      fc.oneof(
        { weight: 8, arbitrary: fc.constant('\n') },
        { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r') },
      ),
    )
    .map(([all, end]) => all.join(end) + end);

const text = (most: number): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: whole(most) }, { weight: 2, arbitrary: mutated(whole(most)) });

export const configs: fc.Arbitrary<Files> = fc.record({
  c: text(3),
  other: text(2),
  'd/a.conf': text(1),
  'd/b.conf': text(1),
});
