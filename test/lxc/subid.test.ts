import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { grantsOf, parseGrants, ungranted } from '../../src/lxc/subid.ts';

const parse = suite('parseGrants');

const granted: Record<string, [string, string]> = {
  'one line': ['u:100000:65536', 'u 100000 65536'],
  'no line end': ['u:1:2', 'u 1 2'],
  'a uid as owner': ['1001:1:2', '1001 1 2'],
  'octal start': ['u:0100000:2', 'u 32768 2'],
  'hexadecimal count': ['u:1:0x10', 'u 1 16'],
  'blanks before the numbers': ['u: 1:\t2', 'u 1 2'],
  'more fields': ['u:1:2:x', 'u 1 2'],
  'more ids than there are': ['u:1:99999999999', 'u 1 99999999999'],
  '1023 bytes': [`${'é'.repeat(509)}x:1:2`, `${'é'.repeat(509)}x 1 2`],
};
for (const [name, [text, expected]] of Object.entries(granted)) {
  parse(`${name} is granted`, () => {
    const { all, skipped } = parseGrants('/etc/subuid', text);
    assert.equal(
      all.map(({ owner, range }) => `${owner} ${range.start} ${range.count}`),
      [expected],
    );
    assert.equal(skipped, []);
  });
}

const dropped: Record<string, string> = {
  'two fields': 'u:100000',
  'no owner': ':1:2',
  'no start': 'u::2',
  'no count': 'u:1:',
  'a count of 0': 'u:1:0',
  'every id by accident': 'u:0:0',
  'a negative count': 'u:0:-1',
  'a unit': 'u:1:64k',
  'a range': 'u:100000-165535',
  'carriage return': 'u:100000:65536\r',
  'trailing blank': 'u:100000:65536 ',
  'trailing comment': 'u:100000:65536 # mine',
  'leading blank': ' u:100000:65536',
  'blank before the colon': 'u :1:2',
  NIS: '+u:1:2',
  'beyond 64 bits': 'u:1:99999999999999999999',
  '1024 bytes': `${'é'.repeat(510)}:1:2`,
};
for (const [name, text] of Object.entries(dropped)) {
  parse(`${name} is skipped`, () => {
    const { all, skipped } = parseGrants('/etc/subuid', `# first\n\n${text}\n`);
    assert.equal(all, []);
    assert.equal(skipped, [{ path: '/etc/subuid', line: 3, text }]);
  });
}

parse('comments and blank lines are neither', () =>
  assert.equal(parseGrants('p', '# u:1:2\n\n \t\n#u:1:2\n  # u\n'), {
    all: [],
    byOwner: new Map(),
    skipped: [],
  }),
);

parse.run();

const own = suite('grantsOf');

const file = 'ann:10:1\n1001:20:1\nbob:30:1\n01001:40:1\nanne:50:1\n';
const starts = (...sameUidNames: string[]) =>
  grantsOf(parseGrants('p', file), { name: 'ann', uid: 1001 }, sameUidNames).map(({ range }) => range.start);

own('by name and by decimal uid', () => assert.equal(starts(), [10, 20]));
own('by another name of the same uid', () => assert.equal(starts('bob'), [10, 20, 30]));

own.run();

const gaps = suite('ungranted');

const uncovered: Record<string, [string, [number, number], [number, number][]]> = {
  'no grants': ['', [10, 5], [[10, 5]]],
  exactly: ['u:10:5', [10, 5], []],
  'touching grants, any order': ['u:12:3\nu:10:2', [10, 5], []],
  'overlapping grants': ['u:10:4\nu:11:4', [10, 5], []],
  'a hole': [
    'u:10:1\nu:13:1',
    [10, 5],
    [
      [11, 2],
      [14, 1],
    ],
  ],
  'one short': ['u:10:4', [10, 5], [[14, 1]]],
  'count 0': ['u:10:5', [10, 0], []],
};
for (const [name, [text, [start, count], expected]] of Object.entries(uncovered)) {
  gaps(name, () =>
    assert.equal(
      ungranted({ start, count }, parseGrants('p', text).all),
      expected.map(([first, many]) => ({ start: first, count: many })),
    ),
  );
}

gaps.run();
