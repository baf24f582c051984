import fc from 'fast-check';
import { mutated } from './mutation.ts';
import { number } from './words.ts';

/** The groups that who asks may be in, by id. The host has no name for the last. */
export const groups: ReadonlyMap<number, string | undefined> = new Map([
  [1600, 'ann'],
  [1700, 'net'],
  [1800, undefined],
]);

/** A nic of the host that is charged to somebody in /run/lxc/nics; it may be gone by now. */
export interface Nic {
  readonly who: string;
  readonly bridge: string;
  readonly nic: string;
}

/** The nics that the host has besides. */
export const others = ['nic0', 'nic1', 'nic2'];

const bridge = fc.constantFrom('br0', 'br0', 'br1', 'none');

/** What is asked for, one after the other. */
export const wants = fc.array(bridge, { minLength: 1, maxLength: 3 });

/** In the order of getgroups(2). */
export const memberships = fc.oneof(
  { weight: 6, arbitrary: fc.constant([1600]) },
  { weight: 4, arbitrary: fc.constant([1600, 1700]) },
  { weight: 1, arbitrary: fc.subarray([...groups.keys()]) },
);

export const nics: fc.Arbitrary<readonly Nic[]> = fc.subarray([...others, 'gone']).chain((names) =>
  fc.tuple(
    ...names.map((nic) =>
      fc.record({
        who: fc.constantFrom('ann', 'ann', '@ann', '@net', 'bob'),
        bridge,
        nic: fc.constant(nic),
      }),
    ),
  ),
);

const who = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('ann', 'ann', 'ann', 'ann', '@ann', '@ann', '@net') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'bob',
      '1500',
      '@1600',
      '#ann',
      'ANN',
      '*',
      '@bob',
      '@',
      `${'a'.repeat(99)}nn`,
    ),
  },
);
const type = fc.oneof(
  { weight: 15, arbitrary: fc.constant('veth') },
  { weight: 1, arbitrary: fc.constantFrom('VETH', 'macvlan', 'veth,') },
);
const where = fc.oneof(
  { weight: 9, arbitrary: bridge },
  { weight: 1, arbitrary: fc.constantFrom('br9', 'br*', 'BR0', 'br') },
);
const count = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('1', '1', '2', '3', '10') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('0', '-1', '+2', '0x2', '010', 'many', '2x', '2.5', '2#', '1,000'),
  },
  { weight: 1, arbitrary: number },
);
const gap = fc.oneof(
  { weight: 12, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: fc.constantFrom('\t', '  ', '\t ', '\v', ':') },
);
const edge = fc.oneof(
  { weight: 20, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom(' ', '\t', ' # mine', '\r', ' 5') },
);

const line = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(edge, who, gap, type, gap, where, gap, count, edge).map((all) => all.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '# ann veth br0 9',
      'ann',
      'ann veth',
      'ann veth br0',
      'ann br0 5',
      ' ',
      'ann veth br0 ',
    ),
  },
);

/** Enough for most wishes, so that not all are refused. */
const usual = fc.constantFrom(['ann veth br0 10'], ['ann veth br1 2', 'ann veth none 1'], [], [], []);

const file = fc
  .tuple(
    fc.tuple(usual, fc.array(line, { maxLength: 3 })).map((all) => all.flat()),
    fc.constantFrom('\n', '\n', '\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([all, end, ended]) => all.join(end) + (ended ? end : ''));

/** A text of /etc/lxc/lxc-usernet. */
export const permissions = fc.oneof({ weight: 3, arbitrary: file }, { weight: 1, arbitrary: mutated(file) });
