import { spawnSync } from 'node:child_process';
import { main } from '../src/cli/main.ts';
import { processIo } from '../src/cli/process-io.ts';
import { transcribe } from '../src/host/snapshot/write.ts';
import { lore } from '../src/lore.ts';
import { loadFixture } from '../test/support/fixture.ts';

// `npm start -- --user NAME` lints this machine. Without arguments it shows what a report looks like, on a machine that
// comes with the source, and that needs no LXC.

const argv = process.argv.slice(2);
if (argv.length > 0) {
  await import('./build.ts');
  const { status } = spawnSync(process.execPath, ['dist/lxc-lint.cjs', ...argv], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else await demonstrate();

async function demonstrate(): Promise<void> {
  const { answers } = await loadFixture('fixtures/hosts/broken.txt');
  console.log('This is not your host: it is a bundled example, with several faults from the FAQ.\n');
  await main(['--snapshot', '-'], lore, { ...processIo, read: async () => transcribe(answers) });
  console.log('\nTo lint this host: npm start -- --user NAME');
}
