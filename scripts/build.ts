import { execFileSync } from 'node:child_process';
import { chmod, copyFile, rm, writeFile } from 'node:fs/promises';
import { build, type PluginBuild } from 'esbuild';
import { transcribe } from '../src/host/transcript.ts';
import { loadFixture } from './fixture.ts';

// dist/: the program as one file, what starts it, and its code as this Node's V8 compiled it. The matching of globs
// stays beside it: V8 would have to read through it at every start, and few starts need it.

const outdir = 'dist';
const launcher = `${outdir}/lxc-lint.cjs`;
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: { main: 'src/bin.ts', glob: 'fast-glob' },
  outdir,
  outExtension: { '.js': '.cjs' },
  alias: { assert: './scripts/assert.cjs' },
  plugins: [{ name: 'glob', setup: beside }],
  // A program that is run from its compiled code has no `import()` of its own.
  supported: { 'dynamic-import': false },
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
await copyFile('scripts/launch.cjs', launcher);
await chmod(launcher, 0o755);
await keepCompiled();

function beside({ onResolve }: PluginBuild): void {
  onResolve({ filter: /^fast-glob$/ }, ({ kind }) =>
    kind === 'entry-point' ? undefined : { path: './glob.cjs', external: true },
  );
}

/** Lints the bundled host once, and keeps what V8 compiled for it. */
async function keepCompiled(): Promise<void> {
  const machine = `${outdir}/host.txt`;
  await writeFile(machine, transcribe((await loadFixture('fixtures/hosts/broken.txt')).answers));
  execFileSync(process.execPath, ['scripts/keep-compiled.cjs', machine], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await rm(machine);
}
