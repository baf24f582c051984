import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Mount, mountOf } from '../../src/facts/machine/mounts.ts';

const mount = (id: number, parent: number, point: string): Mount => ({
  id,
  parent,
  device: '254:1',
  root: '/',
  point,
  type: 'ext4',
  options: [],
  superOptions: [],
  at: { path: '/proc/self/mountinfo', line: id, text: '' },
});

const rows: readonly [name: string, path: string, id: number | undefined, ...all: Mount[]][] = [
  ['the root alone', '/home/a', 1, mount(1, 0, '/')],
  ['the nearest above', '/home/a/b', 2, mount(1, 0, '/'), mount(2, 1, '/home')],
  ['no other with a name that begins the same', '/home2', 1, mount(1, 0, '/'), mount(2, 1, '/home')],
  [
    'the later of two on one point',
    '/home/a',
    3,
    mount(1, 0, '/'),
    mount(2, 1, '/home'),
    mount(3, 2, '/home'),
  ],
  [
    'one that covers what was mounted below',
    '/home/a',
    3,
    mount(1, 0, '/'),
    mount(2, 1, '/home/a'),
    mount(3, 1, '/home'),
  ],
  ['one whose parent nobody knows', '/home/a', 2, mount(2, 9, '/home')],
  ['a mount that is its own parent', '/home/a', 1, mount(1, 1, '/'), mount(2, 1, '/home/b')],
  ['none', '/home/a', undefined],
];

for (const [name, path, id, ...all] of rows) {
  test(`what ${path} is on: ${name}`, () => {
    assert.is(mountOf(path, all)?.id, id);
  });
}

test.run();
