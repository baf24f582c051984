import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { causes } from '../../causes/index.ts';
import { rules } from '../../rules/index.ts';
import { render } from '../../src/base/locale.ts';
import { catalogueOf } from '../../src/explain/catalogue.ts';
import { match } from '../../src/explain/match.ts';
import { consequences } from '../../src/lxc/log/consequences.ts';
import { noise } from '../../src/lxc/log/noise.ts';
import { parseLine } from '../../src/lxc/log/parse-line.ts';
import { allSaid } from '../../src/lxc/log/said.ts';
import { comparable } from '../../src/lxc/log/template.ts';
import type { Causes } from '../../src/model/cause.ts';
import type { Rules } from '../../src/model/rule.ts';
import { symptomsOf } from '../../src/model/symptom.ts';

// What the gaps of a line say, beyond its own words.

const catalogue = catalogueOf({ rules, causes, consequences, noise });

const said = (message: string): string | undefined => {
  const found = match(catalogue, parseLine(message, 1))?.said;
  return found && render(found);
};

const rootfs = '/usr/lib/x86_64-linux-gnu/lxc/rootfs';

const rows: Readonly<Record<string, readonly [message: string, says: string | undefined]>> = {
  'a range of UIDs': [
    'newuidmap: uid range [0-65536) -> [820896-886432) not allowed',
    'UIDs 0 to 65535 of the container, mapped to 820896 to 886431 of the host',
  ],
  'a range of GIDs': [
    'newgidmap: gid range [100-101) -> [1000-1001) not allowed',
    'GIDs 100 to 100 of the container, mapped to 1000 to 1000 of the host',
  ],
  'no range': ['newuidmap: uid range [0-x) -> [y-z) not allowed', undefined],
  'a whole map': [
    'newuidmap failed to write mapping "": newuidmap 81 0 100000 1000 1000 1000 1',
    'the map that LXC asked for, IDs of the container as IDs of the host: 0 to 999 as 100000 to 100999 and 1000 to 1000 as 1000 to 1000',
  ],
  'a mount entry': [
    `No such file or directory - Failed to mount "/srv/x" on "${rootfs}/srv/x"`,
    '/srv/x was to be mounted on /srv/x of the container',
  ],
  'a mount elsewhere': ['No such file or directory - Failed to mount "/srv/x" on "/mnt"', undefined],
  'a bridge': ['Could not find netdev br7', 'the bridge br7 of lxc.net.N.link'],
  'the runtime directory of a user': [
    'Permission denied - Failed to create directory "/run/user/1000/lxc/"',
    'XDG_RUNTIME_DIR is that of UID 1000',
  ],
  'a cgroup': [
    'Permission denied - Failed to create directory "/sys/fs/cgroup/a/b"',
    'the cgroup /a/b below /sys/fs/cgroup',
  ],
  'a limit': [
    'No such file or directory - Failed to set "memory.max" to "4M"',
    'the line lxc.cgroup2.memory.max or lxc.cgroup.memory.max of the config, with the value 4M',
  ],
  'a key of the config': [
    'Read-only file system - Failed to setup sysctl parameters vm.swappiness to 10',
    'the line lxc.sysctl.vm.swappiness = 10 of the config',
  ],
  'a program': [
    'No such file or directory - Failed to exec "/sbin/init"',
    '/sbin/init in the rootfs of the container',
  ],
  nothing: ['Quota reached', undefined],
};

for (const [what, [message, says]] of Object.entries(rows))
  test(what, () => {
    assert.is(said(message), says);
  });

test('every line that says more is in the catalogue', () => {
  const listed = new Set(
    [...Object.values(rules as Rules), ...Object.values(causes as Causes)]
      .flatMap(symptomsOf)
      .map(({ line }) => comparable(line)),
  );
  assert.equal(
    Object.keys(allSaid).filter((line) => !listed.has(comparable(line))),
    [],
  );
});

test.run();
