import { execFileSync } from 'node:child_process';
import { chmod, copyFile, rm, writeFile } from 'node:fs/promises';
import { build, type PluginBuild } from 'esbuild';
import { transcribe } from '../src/host/snapshot/write.ts';
import { loadFixture } from '../test/support/fixture.ts';
import { bundled, compiledSchema, escapeWide } from './bundle.ts';

// dist/: the program as one file, what starts it, and its code as this Node's V8 compiled it. What few starts need
// stays beside it: V8 would have to read through it at every start.

const outdir = 'dist';
const beside: Readonly<Record<string, string>> = {
  'fast-glob': 'glob',
  'jsonc-parser': 'jsonc',
  yargs: 'yargs',
};
// The form of yargs that is a function to whoever requires it.
const entries: Readonly<Record<string, string>> = { yargs: 'node_modules/yargs/index.cjs' };
const launcher = `${outdir}/lxc-lint.cjs`;
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'src/bin.ts',
    deputy: 'src/deputy.ts',
    ...Object.fromEntries(Object.entries(beside).map(([name, file]) => [file, entries[name] ?? name])),
  },
  ...bundled,
  outdir,
  outExtension: { '.js': '.cjs' },
  plugins: [{ name: 'beside', setup: setBeside }, compiledSchema],
});
await escapeWide(`${outdir}/main.cjs`);
await copyFile('scripts/launch.cjs', launcher);
await chmod(launcher, 0o755);
// What is linted to have compiled what a lint needs, here and wherever it is installed.
await writeFile(`${outdir}/host.txt`, transcribe((await loadFixture('fixtures/hosts/broken.txt')).answers));
// Where the umask lets a group write, the folder is still its owner's alone: no other may hold a cache.
await chmod(outdir, 0o755);
execFileSync(process.execPath, ['scripts/keep-compiled.cjs'], { stdio: 'inherit' });

function setBeside({ onResolve }: PluginBuild): void {
  onResolve({ filter: /./ }, ({ kind, path }) => {
    const file = kind === 'entry-point' ? undefined : beside[path];
    return file === undefined ? undefined : { path: `./${file}.cjs`, external: true };
  });
}
