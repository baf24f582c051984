import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transcribe } from '../src/host/snapshot/write.ts';
import { loadFixture } from '../test/support/fixture.ts';

// How long a full lint of the bundled host takes, as a whole process, against a Node that does nothing: the two run in
// turns, so that whatever else the machine does meets both.

const rounds = 15;
const folder = await mkdtemp(join(tmpdir(), 'lxc-lint-bench-'));
const file = join(folder, 'host.txt');
await writeFile(file, transcribe((await loadFixture('fixtures/hosts/broken.txt')).answers));
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const time = (...args: string[]): number => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const nothing: number[] = [];
const lint: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  nothing.push(time('-e', '0'));
  lint.push(time('dist/lxc-lint.cjs', '--snapshot', file));
}
await rm(folder, { recursive: true });

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const [base, full] = [median(nothing), median(lint)];
console.log(
  `node -e 0: ${base.toFixed(1)} ms, lint: ${full.toFixed(1)} ms, ${(full / base).toFixed(2)} times (median of ${rounds})`,
);
