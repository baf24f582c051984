import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseAcl } from '../../src/base/acl.ts';
import { maySearch } from '../../src/lxc/access-check.ts';
import type { IdMap } from '../../src/lxc/idmap.ts';

const root = { uid: 3000, gid: 3000 };
const pass = suite('mayPass');

/** `UID:GID MODE`, then the entries of an ACL, where there is one; then whether 3000:3000 gets through. */
const rows: Record<string, [string, string, boolean]> = {
  'open to all': ['1001:1001 711', '', true],
  'home of another': ['1001:1001 700', '', false],
  'the group may, others may not': ['1001:3000 710', '', true],
  'others may, the group may not': ['1001:3000 701', '', false],
  'the owner may not, others may': ['3000:1001 011', '', false],
  'read is not search': ['1001:1001 744', '', false],
  'named user': ['1001:1001 710', 'user:3000:--x group::--- mask::--x', true],
  'another named user': ['1001:1001 710', 'user:3001:--x group::--- mask::--x', false],
  'named user under the mask': ['1001:1001 741', 'user:3000:--x group::r-x mask::r--', false],
  'named group': ['1001:1001 710', 'group::--- group:3000:--x mask::--x', true],
  'one of two groups': ['1001:3000 710', 'group::--- group:3000:--x mask::--x', true],
  'the owning group under the mask': ['1001:3000 741', 'group::--x user:9:r-- mask::r--', false],
  'a named group closes the way to others': ['1001:1001 711', 'group::--x group:3000:r-- mask::--x', false],
  'an empty mask switches the ACL off': ['1001:1001 701', 'user:3000:--- group::--- mask::---', true],
};
for (const [name, [text, acl, expected]] of Object.entries(rows)) {
  const [, uid, gid, mode = ''] = /(\d+):(\d+) (\d+)/.exec(text) ?? [];
  const folder = { uid: Number(uid), gid: Number(gid), mode: Number.parseInt(mode, 8) };
  const parsed = parseAcl(`# file: /f\n${acl.replaceAll(' ', '\n')}\n\n`).get('/f');
  pass(name, () => assert.is(maySearch(folder, acl === '' ? undefined : parsed, root), expected));
}

const maps: IdMap[] = [
  { type: 'u', inside: 0, host: 3000, count: 10 },
  { type: 'g', inside: 0, host: 3000, count: 10 },
];
pass('root of a container is root over what is mapped', () => {
  assert.ok(maySearch({ uid: 3009, gid: 3009, mode: 0 }, undefined, { ...root, maps }));
  assert.ok(maySearch({ uid: 3000, gid: 3000, mode: 0 }, undefined, { ...root, maps }));
  assert.not(maySearch({ uid: 3009, gid: 3010, mode: 0 }, undefined, { ...root, maps }));
});

pass.run();

const parse = suite('parseAcl');

const text = String.raw`# file: /a b
# owner: 0
# group: 0
# flags: -s-
user::rwx
user:1001:rwx	#effective:r-x
group::r-x
group:44:r--
mask::r-x
other::---
default:user:5:rwx
default:mask::rwx

# file: /c\012d\\e
# owner: 0
# group: 0
user::rwx
group::--x
other::---

`;

parse('several paths', () =>
  assert.equal(
    [...parseAcl(text)],
    [
      ['/a b', { users: [{ id: 1001, perms: 7 }], groups: [{ id: 44, perms: 4 }], group: 5, mask: 5 }],
      ['/c\nd\\e', { users: [], groups: [], group: 1, mask: 7 }],
    ],
  ),
);

parse('nothing', () => assert.is(parseAcl('').size, 0));

parse.run();
