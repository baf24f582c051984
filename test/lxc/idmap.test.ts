import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hostOf, type IdMap, isMapped, mapRefusalOf } from '../../src/lxc/idmap.ts';
import { parseGrants } from '../../src/lxc/subid.ts';

/** `u 0 100 5; g 0 100 5`, as in a config. */
const maps = (text: string): IdMap[] =>
  [...text.matchAll(/([ug]) (\d+) (\d+) (\d+)/g)].map(([, type, inside, host, count]) => ({
    type: type === 'u' ? 'u' : 'g',
    inside: Number(inside),
    host: Number(host),
    count: Number(count),
  }));

const many = (count: number, host: number): string =>
  Array.from({ length: count }, (_, index) => `u ${index} ${host + 2 * index} 1`).join(';');

const version = { major: 5, minor: 0, patch: 2 };
const grants = parseGrants('/etc/subuid', 'ann:624288:65536\nann:4294967000:500\nann:0:1000').all;
const refused = (text: string, lxc = version, init = { u: 0, g: 0 }, own = { u: 1001, g: 1001 }) =>
  mapRefusalOf(maps(text), { u: grants, g: grants }, own, lxc, init);

const fine = suite('no refusal');

// Each of these reached RUNNING on LXC 5.0.2, shadow 4.13 and Linux 6.18.
for (const text of [
  'u 0 624288 65536; g 0 624288 65536',
  'u 0 624288 5; u 5 624293 5; g 0 624288 1',
  'u 0 624288 65535; u 65535 1001 1; g 0 624288 65535; g 65535 1001 1',
  'u 0 1001 1; g 0 1001 1',
  'u 0 624288 65536; g 0 624288 65535; g 65535 0 1',
  'u 0 624288 65536; u 65536 4294967000 295; g 0 624288 65536',
  `${many(200, 624288)}; g 0 624288 65536`,
]) {
  fine(text.slice(0, 80), () => assert.is(refused(text), undefined));
}

fine('no maps at all', () => assert.is(refused(''), undefined));
fine('init is root where nothing is mapped to 0', () =>
  assert.is(refused('u 1000 624288 9; g 1000 624288 9', version, { u: 1000, g: 1000 }), undefined),
);
fine('host root before 4.0.10', () =>
  assert.is(refused('u 0 0 9; g 0 0 9', { major: 4, minor: 0, patch: 9 }), undefined),
);
fine('host root for root', () =>
  assert.is(refused('u 0 0 9; g 0 0 9', version, { u: 0, g: 0 }, { u: 0, g: 0 }), undefined),
);

fine.run();

const stopped = suite('refusal');

// [maps, kind, indexes of the maps it is about, message]: all seen on LXC 5.0.2, shadow 4.13 and Linux 6.18.
const rows: [string, string, number[], string][] = [
  [
    'u 0 820896 65536; g 0 624288 65536',
    'not-granted',
    [0],
    'newuidmap: uid range [0-65536) -> [820896-886432) not allowed',
  ],
  [
    'u 0 624288 5; g 0 820896 5',
    'not-granted',
    [1],
    'newgidmap: gid range [0-5) -> [820896-820901) not allowed',
  ],
  ['u 0 1001 2; g 0 1001 1', 'not-granted', [0], 'newuidmap: uid range [0-2) -> [1001-1003) not allowed'],
  [
    'u 0 624288 9; u 9 624300 0; g 0 624288 9',
    'zero',
    [1],
    'newuidmap: uid range [9-9) -> [624300-624300) not allowed',
  ],
  [
    'u 0 1 1; u 65536 4294967000 296; g 0 624288 65536',
    'overflow',
    [1],
    'newuidmap: subuid overflow detected.',
  ],
  ['u 4294967295 624288 1; g 0 624288 1', 'overflow', [0], 'newuidmap: subuid overflow detected.'],
  ['u 0 624288 9; g 0 624288 4294967296', 'overflow', [1], 'newgidmap: subuid overflow detected.'],
  [
    'u 0 624288 100; u 50 625288 100; g 0 624288 9',
    'overlap-inside',
    [0, 1],
    'newuidmap: write to uid_map failed: Invalid argument',
  ],
  [
    'u 0 624288 9; g 0 624288 100; g 100 624300 9',
    'overlap-host',
    [1, 2],
    'newgidmap: write to gid_map failed: Invalid argument',
  ],
  ['u 0 0 1; g 0 624288 65536', 'host-root', [0], 'Failed to write mapping: 0 0 1'],
  ['u 0 624288 65535; u 65535 0 1; g 0 9 1', 'host-root', [1], 'Failed to write mapping: 0 624288 65535'],
  ['u 0 624288 65536', 'no-gids', [0], 'newgidmap: write to gid_map failed: Invalid argument'],
  ['g 0 624288 65536', 'no-root', [], 'Error requesting cgroup chown in new user namespace'],
  ['u 1 624288 9; g 0 624288 9', 'no-root', [0], 'Error requesting cgroup chown in new user namespace'],
  ['u 1001 1001 1; g 1001 1001 1', 'no-root', [0], 'Error requesting cgroup chown in new user namespace'],
];

for (const [text, kind, which, lxcMessage] of rows) {
  stopped(text, () =>
    assert.equal(refused(text), { kind, which: which.map((each) => maps(text)[each]), lxcMessage }),
  );
}

stopped('more maps than a command line holds', () => {
  const { kind, lxcMessage } = refused(`${many(341, 624288)}; g 0 624288 1`) ?? {};
  assert.equal([kind, lxcMessage], ['too-many', 'Too many uid mappings defined']);
});

stopped('more maps than the kernel takes', () => {
  assert.is(
    refused(`${many(341, 1)}; g 0 624288 1`)?.lxcMessage,
    'newuidmap: write to uid_map failed: Invalid argument',
  );
  assert.is(refused(`${many(340, 1)}; g 0 624288 1`), undefined);
});

stopped('no gids, up to 2.0.8', () =>
  assert.is(refused('u 0 624288 9', { major: 2, minor: 0, patch: 8 })?.kind, 'no-root'),
);

stopped.run();

const ids = suite('ids');
const shifted = maps('u 0 100 5; u 10 200 5; g 0 300 5');

ids('host id', () => {
  assert.is(hostOf(shifted, 'u', 4), 104);
  assert.is(hostOf(shifted, 'u', 5), undefined);
  assert.is(hostOf(shifted, 'u', 12), 202);
  assert.is(hostOf(shifted, 'g', 0), 300);
});

ids('known inside', () => {
  assert.ok(isMapped(shifted, 'u', 204));
  assert.not(isMapped(shifted, 'u', 205));
  assert.not(isMapped(shifted, 'g', 204));
});

ids.run();
