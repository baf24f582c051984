import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readConfig } from '../../src/lxc/config/reader/read.ts';
import { isShippedDirectory, shippedText } from '../../src/lxc/shipped/shipped-files.ts';
import { parseVersion, type Version } from '../../src/lxc/version.ts';
import { release } from '../support/config-files.ts';

const releases = [
  '1.0.0',
  '1.0.11',
  '1.1.0',
  '1.1.5',
  '2.0.0',
  '2.0.11',
  '2.1.1',
  '3.0.4',
  '4.0.6',
  '5.0.2',
  '6.0.6',
  '7.0.0',
];
const distributions = [
  'alpine',
  'archlinux',
  'centos',
  'debian',
  'devuan',
  'fedora',
  'gentoo',
  'kali',
  'opensuse',
  'openwrt',
  'oracle',
  'plamo',
  'sabayon',
  'slackware',
  'sparclinux',
  'ubuntu',
  'ubuntu-cloud',
  'voidlinux',
];
const names = [
  'common',
  'userns',
  'nesting',
  'oci.common',
  'gentoo.moresecure',
  'ubuntu.lucid',
  'ubuntu-cloud.lucid',
  ...distributions.flatMap((each) => [`${each}.common`, `${each}.userns`]),
];

const place = (name: string, share = '/usr/share/lxc') => `${share}/config/${name}.conf`;

/** As LXC of this version reads it where nothing but its own files is. */
const readShipped = (name: string, version: Version) =>
  readConfig(place(name), version, {
    read: (path) => shippedText(path, version),
    list: () => [],
    isDirectory: isShippedDirectory,
  });

test('every file that a release ships is one that the release accepts, but for those of lxc-templates with LXC 7', () => {
  const refused = releases.flatMap((text) =>
    names
      .filter((name) => readShipped(name, release(text))?.refused !== undefined)
      .map((name) => `${name} ${text}`),
  );
  const devices = refused.filter((each) => !each.endsWith(' 7.0.0'));
  assert.equal(devices, []);
  assert.ok(refused.includes('debian.common 7.0.0') && !refused.includes('common 7.0.0'));
});

test('a release has the files that it has', () => {
  const has = (name: string) =>
    releases.filter((text) => shippedText(place(name), release(text)) !== undefined);
  assert.equal(has('common'), releases.slice(2));
  assert.equal(has('debian.common'), releases);
  assert.equal(
    has('nesting'),
    releases.filter((each) => !['1.0.0', '1.1.0'].includes(each)),
  );
  assert.equal(has('no-such'), []);
});

test('the files refer to others of the same LXC', () => {
  const text = shippedText(place('common', '/usr/local/share/lxc'), release('6.0.6')) ?? '';
  assert.match(text, 'lxc.include = /usr/local/share/lxc/config/common.conf.d/');
  assert.match(text, 'lxc.hook.clone = /usr/local/share/lxc/hooks/clonehostname');
  assert.is(shippedText('/srv/config/common.conf', release('6.0.6')), undefined);
});

test('what an LXC that is here has is what the table says', () => {
  const folder = '/usr/share/lxc/config';
  const status = existsSync('/var/lib/dpkg/status') ? readFileSync('/var/lib/dpkg/status', 'utf8') : '';
  const version = parseVersion(/\nPackage: lxc\n(?:.+\n)*Version: (.+)/.exec(status)?.[1] ?? '');
  if (!version || !existsSync(folder)) return;
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.conf'))) {
    const known = shippedText(`${folder}/${file}`, version);
    if (known !== undefined) assert.equal(known, settingsIn(readFileSync(`${folder}/${file}`, 'utf8')), file);
  }
});

const settingsIn = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^\s*lxc\./.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/\s*=\s*/, ' = ')
        .trimEnd(),
    )
    .join('\n');

test.run();
