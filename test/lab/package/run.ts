import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const top = path('../../..');

/** Each has its own Node: 18, 20 and 24. The first has lintian, too. */
const hosts: readonly (readonly [name: string, maker: readonly string[]])[] = [
  ['bookworm', ['../consumers/tree']],
  ['trixie', ['../debian', 'trixie']],
  ['forky', ['../debian', 'forky']],
];

/** Installs, upgrades, removes and purges the package that was made on each Debian, and comes back with the exit code. */
export function packaged(): number {
  const deb = readdirSync(top).find((name) => name.endsWith('_all.deb'));
  if (deb === undefined) {
    console.error('lab: no package yet: npm run deb');
    return 2;
  }
  return hosts.map(([name, maker]) => living(name, maker, deb)).some((code) => code !== 0) ? 1 : 0;
}

function living(name: string, [maker = '', ...args]: readonly string[], deb: string): number {
  const tree = execFileSync(path(maker), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
  const out = mkdtempSync(join(tmpdir(), 'lxc-lint-package-'));
  copyFileSync(join(top, deb), join(out, deb));
  console.log(`== ${name}`);
  const env = {
    ...process.env,
    LAB_ROOT: tree,
    LAB_SHARE: top,
    LAB_OUT: out,
    LAB_BREAK: ':',
    LAB_WAIT: '180',
  };
  const { status } = spawnSync(path('../host'), [path('life')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  rmSync(out, { recursive: true });
  return status ?? 1;
}
