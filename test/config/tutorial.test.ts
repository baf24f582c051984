import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { add, type Files, read } from '../support/config-files.ts';

const modern = `# Template used to create this container: /usr/share/lxc/templates/lxc-download
# Parameters passed to the template: -d debian -r buster -a amd64
# For additional config options, please look at lxc.container.conf(5)
 
# Uncomment the following line to support nesting containers:
#lxc.include = /usr/share/lxc/config/nesting.conf
# (Be aware this has security implications)
 
# À compléter pour définir une adresse mac
 
# Distribution configuration
lxc.include = /usr/share/lxc/config/common.conf
lxc.include = /usr/share/lxc/config/userns.conf
lxc.arch = linux64
 
# Container specific configuration
lxc.idmap = u 0 624288 65536
lxc.idmap = g 0 624288 65536
lxc.rootfs.path = dir:/home/lxcuser-test/.local/share/lxc/test/rootfs
lxc.uts.name = test
 
# Network configuration
lxc.net.0.type = veth
lxc.net.0.link = lxcbr0
lxc.net.0.flags = up
#lxc.network.hwaddr = 00:16:3e:xx:xx:xx
`;

const legacy = `# Template used to create this container: /usr/share/lxc/templates/lxc-download
# Parameters passed to the template: -d debian
# Template script checksum (SHA-1): 01d100d3f1129082777c82a0e3a66adcaeb5c37f
# For additional config options, please look at lxc.container.conf(5)
 
# Uncomment the following line to support nesting containers:
#lxc.include = /usr/share/lxc/config/nesting.conf
# (Be aware this has security implications)
 
# À compléter pour définir une adresse mac
 
# Distribution configuration
lxc.include = /usr/share/lxc/config/debian.common.conf
lxc.include = /usr/share/lxc/config/debian.userns.conf
lxc.arch = linux64
 
# Container specific configuration
lxc.id_map = u 0 624288 65536
lxc.id_map = g 0 624288 65536
lxc.rootfs = /home/lxcuser-test/.local/share/lxc/test/rootfs
lxc.rootfs.backend = dir
lxc.utsname = test
 
# Network configuration
lxc.network.type = veth
lxc.network.flags = up
lxc.network.link = lxcbr0
#lxc.network.hwaddr = 00:16:3e:xx:xx:xx
`;

const files: Files = {
  '/usr/share/lxc/config/common.conf':
    'lxc.cgroup.devices.deny = a\nlxc.cgroup2.devices.deny = a\nlxc.tty.max = 4\n',
  '/usr/share/lxc/config/userns.conf':
    'lxc.cgroup.devices.deny =\nlxc.cgroup2.devices.deny =\nlxc.tty.dir =\n',
  '/usr/share/lxc/config/debian.common.conf': 'lxc.cgroup.devices.deny = a\nlxc.tty = 4\n',
  '/usr/share/lxc/config/debian.userns.conf': 'lxc.cgroup.devices.deny =\nlxc.devttydir =\n',
};

const tutorial = suite('the configs of the tutorial');

for (const [text, versions] of [
  [modern, ['3.0.4', '4.0.6', '4.0.12', '5.0.2', '6.0.6']],
  [legacy, ['2.0.11', '2.1.1']],
] as const) {
  for (const version of versions) {
    tutorial(`${text === modern ? 'since' : 'before'} buster, with ${version}`, () => {
      const found = add({ ...files, '/c': text }, version);
      assert.is(read({ ...files, '/c': text }, version).refused, undefined);
      assert.equal(
        found.idmaps.map(({ type, inside, host, count }) => ({ type, inside, host, count })),
        [
          { type: 'u', inside: 0, host: 624288, count: 65536 },
          { type: 'g', inside: 0, host: 624288, count: 65536 },
        ],
      );
      assert.is(found.rootfs?.path, '/home/lxcuser-test/.local/share/lxc/test/rootfs');
      assert.is(found.utsname?.value, 'test');
      assert.is(found.includes.length, 2);
      assert.is(found.limits.length + found.limits2.length, 0);
      assert.is(found.last.get('lxc.arch')?.value, 'linux64');
      assert.is(found.last.get('lxc.tty.max')?.value, '4');
      const [nic, more] = found.nics;
      assert.is(more, undefined);
      assert.is(
        `${nic?.index} ${nic?.type} ${nic?.link} ${nic?.linkAt?.at.text}`,
        `0 veth lxcbr0 ${nic?.linkAt?.key} = lxcbr0`,
      );
      assert.equal(nic?.discarded, []);
    });
  }
}

tutorial('before buster, with an LXC of today', () => {
  const { refused } = read(
    { ...files, '/c': legacy, '/usr/share/lxc/config/debian.common.conf': '' },
    '6.0.6',
  );
  assert.is(refused?.at.path, '/usr/share/lxc/config/debian.userns.conf');
  assert.is(refused?.why, 'legacy-key');
});

tutorial.run();
