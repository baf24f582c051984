import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

// The single file says what the program says, wherever it lies and with nothing beside it.

const folder = mkdtempSync(join(tmpdir(), 'lxc-lint-single-'));
const file = join(folder, 'lxc-lint.cjs');

test.before(() => {
  execFileSync('npx', ['tsx', 'scripts/single.ts', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  copyFileSync('dist/host.txt', join(folder, 'host.txt'));
});
test.after(() => rmSync(folder, { recursive: true }));

function said(program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  const timeless = stdout.replace(/\d+ ms$|"durationMs": \d+|\d{4}-\d\d-\d\dT[\d:.]+Z/gm, '');
  return { status, stderr, out: timeless };
}

const here = process.cwd();
for (const args of [
  ['--version'],
  ['--snapshot', 'host.txt', '--format', 'json'],
  ['--snapshot', 'host.txt', '--format', 'sarif'],
  ['--config', '*.conf'],
  ['explain', 'Quota reached'],
])
  test(`lxc-lint ${args.join(' ')}`, () =>
    assert.ok(isDeepStrictEqual(said(file, ...args), said(join(here, 'dist/lxc-lint.cjs'), ...args))));

test.run();
