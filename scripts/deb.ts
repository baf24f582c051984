import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { maintainer } from './deb/changelog.ts';
import { contents, type Entry } from './deb/contents.ts';

// deb.ts [DIR]: makes the Debian package of what was built, with neither root nor network: the same bytes each time.

const { name, version } = manifest;
const epoch = Number(process.env['SOURCE_DATE_EPOCH'] ?? lastCommit());
const all = await contents(new Date(epoch * 1000));
const [, , folder = '.'] = process.argv;
const file = join(folder, `${name}_${version}_all.deb`);
const stage = mkdtempSync(join(tmpdir(), 'lxc-lint-deb-'));
try {
  for (const entry of all) lay(entry);
  mkdirSync(join(stage, 'usr/bin'));
  symlinkSync('../share/lxc-lint/dist/lxc-lint.cjs', join(stage, 'usr/bin/lxc-lint'));
  control();
  settle(stage);
  const env = { ...process.env, SOURCE_DATE_EPOCH: `${epoch}` };
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', stage, file], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
} finally {
  rmSync(stage, { recursive: true });
}
const bytes = readFileSync(file);
console.log(`${file} ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);

function lastCommit(): string {
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '0';
  }
}

function lay({ path, bytes, mode = 0o644 }: Entry): void {
  const target = join(stage, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  chmodSync(target, mode);
}

/** What dpkg reads of the package. */
function control(): void {
  const sums = all.map(
    ({ path, bytes }) => `${createHash('md5').update(bytes).digest('hex')}  ${path.slice(1)}\n`,
  );
  const size = all.reduce((sum, { bytes }) => sum + Math.ceil(Buffer.byteLength(bytes) / 1024), 0);
  const fields = [
    ['Package', name],
    ['Version', version],
    ['Architecture', 'all'],
    ['Maintainer', maintainer],
    ['Installed-Size', `${size}`],
    ['Depends', 'nodejs (>= 18)'],
    ['Recommends', 'lxc, uidmap'],
    ['Suggests', 'acl, prometheus-node-exporter'],
    ['Section', 'admin'],
    ['Priority', 'optional'],
    ['Description', readFileSync('packaging/description', 'utf8').trimEnd()],
  ];
  lay({ path: '/DEBIAN/control', bytes: fields.map((field) => `${field.join(': ')}\n`).join('') });
  lay({ path: '/DEBIAN/md5sums', bytes: sums.sort().join('') });
  lay({ path: '/DEBIAN/conffiles', bytes: '/etc/nagios-plugins/config/lxc-lint.cfg\n' });
  lay({ path: '/DEBIAN/triggers', bytes: readFileSync('packaging/triggers') });
  for (const script of ['postinst', 'prerm', 'postrm']) {
    copyFileSync(`packaging/${script}`, join(stage, 'DEBIAN', script));
    chmodSync(join(stage, 'DEBIAN', script), 0o755);
  }
}

/** Whatever the umask and the clock are. */
function settle(folder: string): void {
  for (const each of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, each.name);
    if (each.isDirectory()) settle(path);
    else lutimesSync(path, epoch, epoch);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, epoch, epoch);
}
