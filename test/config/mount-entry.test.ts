import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseMountEntry, showMountEntry } from '../../src/lxc/config/settings/mount-entry.ts';

const rows: readonly [words: string, ...fields: string[]][] = [
  ['/srv mnt none bind,ro 0 0', '/srv', 'mnt', 'none', 'bind,ro'],
  ['  /srv\tmnt  none bind', '/srv', 'mnt', 'none', 'bind'],
  ['/srv mnt', '/srv', 'mnt', '', ''],
  ['/a\\040b mnt\\134 none bind', '/a b', 'mnt\\', 'none', 'bind'],
];

for (const [words, source, target, type, options] of rows) {
  test(`'${words}' is read as getmntent(3) reads it`, () => {
    const entry = parseMountEntry(words);
    assert.equal(entry && [entry.source, entry.target, entry.type, entry.options.join(',')], [
      source,
      target,
      type,
      options,
    ]);
  });
}

test('comments and empty lines are none', () => {
  assert.equal(['', '  ', '# /srv mnt none bind'].map(parseMountEntry), [undefined, undefined, undefined]);
});

test('what is written is read as it was', () => {
  const entry = { source: '/a b', target: 'c\\d', type: 'none', options: ['bind', 'create=dir'] };
  assert.equal(parseMountEntry(showMountEntry(entry)), entry);
});

test.run();
