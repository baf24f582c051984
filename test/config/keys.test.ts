import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keyNamed, keys, replacement } from '../../src/lxc/config/keys/keys.ts';
import { isReleaseIn } from '../../src/lxc/config/keys/releases.ts';
import { vocabulary } from '../../src/lxc/config/keys/vocabulary.ts';
import { release } from '../support/config-files.ts';

const table = suite('keys');

for (const [old, now] of [
  ['lxc.id_map', 'lxc.idmap'],
  ['lxc.network.ipv4', 'lxc.net.N.ipv4.address'],
  ['lxc.network.1.ipv4.gateway', 'lxc.net.1.ipv4.gateway'],
  ['lxc.network', 'lxc.net'],
  ['lxc.rootfs', 'lxc.rootfs.path'],
  ['lxc.limit.nofile', 'lxc.prlimit.nofile'],
  ['lxc.kmsg', undefined],
  ['lxc.idmap', undefined],
  ['lxc.bogus', undefined],
] as const) {
  table(`${old} is now ${now}`, () => assert.is(replacement(old), now));
}

table('what takes the place of a key is one', () => {
  for (const { replacedBy } of keys) assert.ok(replacedBy === undefined || keyNamed(replacedBy), replacedBy);
});

table('no name is there twice', () => assert.is(new Set(keys.map(({ name }) => name)).size, keys.length));

for (const [version, releases, known] of [
  ['2.1.1', '1.0-2.1', true],
  ['3.0.0', '1.0-2.1', false],
  ['4.0.9', '4.0.10-4.0 5.0-', false],
  ['4.0.12', '4.0.10-4.0 5.0-', true],
  ['7.0.0', '4.0.10-4.0 5.0-', true],
  ['1.0.5', '1.0.6-1.0 1.1-', false],
  ['2.1.0', '1.0-2.0 2.1.1-2.1', false],
] as const) {
  table(`${version} is ${known ? '' : 'not '}within ${releases}`, () =>
    assert.is(isReleaseIn(release(version), releases), known),
  );
}

for (const [version, word, key] of [
  ['4.0.6', 'lxc.autodevx', 'lxc.autodev'],
  ['4.0.7', 'lxc.autodevx', undefined],
  ['4.0.6', 'lxc.network.type', 'lxc.net'],
  ['2.0.11', 'lxc.rootfs.path', 'lxc.rootfs'],
  ['5.0.2', 'lxc.cgroup2memory', 'lxc.cgroup2'],
  ['5.0.2', 'lxc.cgroup.dir.payload', 'lxc.cgroup'],
  ['7.0.0', 'lxc.cgroup.dir.payload', undefined],
  ['5.0.2', 'lxc.net.N.type', 'lxc.net.'],
  ['5.0.2', 'lxc.namespace.share', undefined],
] as const) {
  table(`${word} reaches ${key} in ${version}`, () =>
    assert.is(vocabulary(release(version))(word)?.name, key),
  );
}

table.run();
