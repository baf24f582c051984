import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { shippedText } from '../../src/lxc/shipped/shipped-files.ts';
import { atLeast } from '../../src/lxc/version.ts';
import { release } from '../support/config-files.ts';
import { reportOn } from '../support/machine.ts';

// What lxc-create writes for a user, with the files of each distribution that a release ships, is no finding.

const path = '/home/lxcuser-test/.local/share/lxc/test/config';
const distributions =
  'alpine archlinux centos debian fedora gentoo opensuse oracle plamo slackware sparclinux ubuntu ubuntu-cloud';
const folder = '/usr/share/lxc/config';

/** In the words of that release; since 3.0 all that LXC ships is for every distribution. */
function created(version: string, name: string): string | undefined {
  const lxc = release(version);
  const prefix = atLeast(lxc, 3) ? '' : `${name}.`;
  const files = ['common', 'userns'].map((each) => `${folder}/${prefix}${each}.conf`);
  if (files.some((each) => shippedText(each, lxc) === undefined)) return undefined;
  const [map, rootfs, uts, net] = atLeast(lxc, 2, 1)
    ? ['idmap', 'rootfs.path = dir:', 'uts.name', 'net.0']
    : ['id_map', 'rootfs = ', 'utsname', 'network'];
  const arch = atLeast(lxc, 3) ? 'linux64' : 'x86_64';
  return [
    ...files.map((each) => `lxc.include = ${each}`),
    `lxc.arch = ${arch}`,
    `lxc.${map} = u 0 100000 65536`,
    `lxc.${map} = g 0 100000 65536`,
    `lxc.${rootfs}/home/lxcuser-test/.local/share/lxc/test/rootfs`,
    `lxc.${uts} = test`,
    `lxc.${net}.type = veth`,
    `lxc.${net}.link = lxcbr0`,
    `lxc.${net}.flags = up`,
    `lxc.${net}.hwaddr = 00:16:3e:12:34:56`,
    '',
  ].join('\n');
}

for (const version of [
  '1.0.0',
  '1.0.11',
  '1.1.5',
  '2.0.11',
  '2.1.1',
  '3.0.4',
  '4.0.6',
  '5.0.2',
  '6.0.4',
  '7.0.0',
])
  test(`nothing is found in what lxc-create of ${version} writes`, async () => {
    for (const name of distributions.split(' ')) {
      const config = created(version, name);
      if (config === undefined) continue;
      const args = ['--config', path, '--lxc-version', version];
      const { findings, summary } = await reportOn(`-- ${path} --\n${config}`, args);
      assert.equal([findings, summary.unknown], [[], 0], `${name}\n${config}`);
    }
  });

test.run();
