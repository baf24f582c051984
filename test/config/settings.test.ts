import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { add } from '../support/config-files.ts';

const roots = suite('rootfs');

/** Release, lines, and `type path`. */
const rows: readonly (readonly [string, string, string])[] = [
  ['5.0.2', 'lxc.rootfs.path = dir:/srv/x', 'dir /srv/x'],
  ['5.0.2', 'lxc.rootfs.path = /srv/../x//y/./z/', 'undefined /srv/../x/y/z'],
  ['5.0.2', 'lxc.rootfs.path = overlay:/a:/b', 'overlay /a:/b'],
  ['5.0.2', 'lxc.rootfs.path = o:/a', 'overlay /a'],
  ['5.0.2', 'lxc.rootfs.path = bogus:/a', 'undefined /a'],
  ['5.0.2', 'lxc.rootfs.path = /srv/a:b', 'undefined b'],
  ['5.0.2', 'lxc.rootfs.path = overlay:/a:/b\nlxc.rootfs.path = /c', 'overlay /c'],
  ['5.0.2', 'lxc.rootfs.path = /a\nlxc.rootfs.path =', 'none'],
  ['2.1.1', 'lxc.rootfs.path = dir:/a', 'dir /a'],
  ['2.1.1', 'lxc.rootfs = /srv/a:b', 'undefined /srv/a:b'],
  ['2.1.1', 'lxc.rootfs = /a\nlxc.rootfs.backend = dir', 'undefined /a'],
  ['2.0.11', 'lxc.rootfs = /a\nlxc.rootfs.backend = btrfs', 'btrfs /a'],
  ['2.0.11', 'lxc.rootfs = overlayfs:/a:/b', 'overlayfs /a:/b'],
  ['2.0.11', 'lxc.rootfs.path = /a', 'undefined /a'],
  // It knows no such key and takes it for lxc.rootfs: the path is lost.
  ['1.1.5', 'lxc.rootfs = /a\nlxc.rootfs.backend = dir', 'undefined dir'],
];

for (const [version, text, found] of rows) {
  roots(`${version}: ${text.replace('\n', ', ')}`, () => {
    const { rootfs } = add(text, version);
    assert.is(rootfs ? `${rootfs.type} ${rootfs.path}` : 'none', found);
  });
}

roots.run();

const lists = suite('lists');

lists('of maps are cleared together, and count in any base', () => {
  const { idmaps } = add(
    'lxc.idmap = u 0 1 1\nlxc.idmap =\nlxc.idmap = g 0 0100000 0x10000\nlxc.idmap = u 0 4294967296 0',
  );
  assert.equal(
    idmaps.map(({ type, host, count, at }) => [type, host, count, at.at.line]),
    [
      ['g', 32768, 65536, 3],
      ['u', 4294967296, 0, 4],
    ],
  );
  assert.is(add('lxc.id_map = u 0 0100000 1', '1.0.11').idmaps[0]?.host, 100000);
});

lists('of limits are cleared by file or as a whole', () => {
  const text =
    'lxc.cgroup.a = 1\nlxc.cgroup.a = 2\nlxc.cgroup.b = 3\nlxc.cgroup.a =\nlxc.cgroup2.a = 4\nlxc.cgroup.dir = x\nlxc.cgroup.relative = 1';
  assert.equal(
    add(text).limits.map(({ value }) => value),
    ['3'],
  );
  assert.equal(
    add(text).limits2.map(({ value }) => value),
    ['4'],
  );
  assert.equal(
    add(`${text}\nlxc.cgroup =\nlxc.cgroup.c = 5`).limits.map(({ value }) => value),
    ['5'],
  );
});

lists('are not among the last words, and cleared keys are not either', () => {
  const { last, utsname } = add(
    'lxc.uts.name = a\nlxc.uts.name =\nlxc.autodev =\nlxc.idmap = u 0 1 1\nlxc.arch = x86\nlxc.arch = x86_64',
  );
  assert.equal(
    [...last].map(([key, { value }]) => `${key}=${value}`),
    ['lxc.autodev=', 'lxc.arch=x86_64'],
  );
  assert.is(utsname, undefined);
});

lists('take keys with a tail before 4.0.7', () => {
  assert.is(add('lxc.uts.namefoo = a', '4.0.6').last.get('lxc.uts.name')?.key, 'lxc.uts.namefoo');
});

lists.run();
