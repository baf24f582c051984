import fc from 'fast-check';
import type { IdMap, IdType } from '../../../src/lxc/idmap.ts';
import { mutated } from './mutation.ts';
import { number } from './words.ts';

/** The account that asks: its uid has a second name, and its gid is another number, so that no mix-up goes unnoticed. */
export const requester = { name: 'ann', twin: 'annie', uid: 1500, gid: 1600 } as const;

/** What files and maps are about, so that they meet: the same few ids, and their neighbours. */
const near = fc
  .tuple(
    fc.constantFrom(100_000, 100_000, 100_010, 100_100, 165_536, requester.uid, requester.gid, 0),
    fc.constantFrom(0, 0, 0, 0, 0, 1, 9, 10),
  )
  .map(([id, by]) => id + by);
const far = fc.constantFrom(2 ** 31, 2 ** 32 - 11, 2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32, 2 ** 33);
const id = fc.oneof({ weight: 15, arbitrary: near }, { weight: 1, arbitrary: far });
const count = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(1, 1, 5, 9, 10, 11, 100, 65_536) },
  { weight: 1, arbitrary: fc.constantFrom(0, 2, 2 ** 31, 2 ** 32 - 1, 2 ** 32) },
);

const owner = fc.oneof(
  { weight: 8, arbitrary: fc.constant<string>(requester.name) },
  { weight: 4, arbitrary: fc.constantFrom(`${requester.uid}`, requester.twin, 'bob') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      `${requester.gid}`,
      'ANN',
      ' ann',
      '@ann',
      'ann ',
      '0',
      'root',
      '',
      '+ann',
      '#ann',
      '01500',
    ),
  },
);
const written = fc
  .tuple(
    id,
    fc.constantFrom<(id: number) => string>(
      String,
      String,
      String,
      (each) => `0x${each.toString(16)}`,
      (each) => `0${each.toString(8)}`,
      (each) => ` ${each}`,
      (each) => `0${each}`,
    ),
  )
  .map(([each, show]) => show(each));
const field = (usual: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: number });
const tail = fc.oneof(
  { weight: 20, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom(' ', '\r', ':', ':x', ' # mine', '\t', '.0') },
);

const line = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(owner, field(written), field(count.map(String)), tail)
      .map(([who, from, many, more]) => `${who}:${from}:${many}${more}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '# ann:100000:65536',
      'ann',
      'ann:100000',
      'ann::5',
      '::',
      'ann 100000 65536',
      `ann:100000:${'0'.repeat(1100)}5`,
    ),
  },
);

/** Enough for most maps, so that not all are refused. */
const usual = fc.constantFrom(['ann:100000:65536'], ['1500:100000:65536'], [], []);

const file = fc
  .tuple(
    fc.tuple(usual, fc.array(line, { maxLength: 4 })).map((all) => all.flat()),
    fc.constantFrom('\n', '\n', '\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([all, end, ended]) => all.join(end) + (ended ? end : ''));

/** A text of /etc/subuid or /etc/subgid. */
export const grantFile = fc.oneof({ weight: 3, arbitrary: file }, { weight: 1, arbitrary: mutated(file) });

const map = fc.record<IdMap>({
  type: fc.constantFrom<IdType>('u', 'g'),
  inside: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 0, 1, 5, 10, 65_536) },
    { weight: 1, arbitrary: id },
  ),
  host: id,
  count,
});

/** More maps than the kernel takes, or just not: beside each other, one id each. */
const many = fc
  .tuple(fc.constantFrom<IdType>('u', 'g'), fc.constantFrom(330, 339, 340, 341, 350))
  .map(([type, length]): IdMap[] =>
    Array.from({ length }, (_, index) => ({ type, inside: index, host: 1 + 2 * index, count: 1 })),
  );

/** The maps of a container: mostly one or two of a kind. */
export const idMaps: fc.Arbitrary<readonly IdMap[]> = fc.oneof(
  { weight: 30, arbitrary: fc.array(map, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: many },
);
