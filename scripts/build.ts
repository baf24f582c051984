import { chmod, rm } from 'node:fs/promises';
import { build, type PluginBuild } from 'esbuild';

// One file, so that a start reads one file: `npm pack` ships it, and the lab runs it. The matching of globs stays
// beside it: V8 would have to read through it at every start, and few starts need it.
const outdir = 'dist';
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: { 'lxc-lint': 'src/bin.ts', glob: 'fast-glob' },
  outdir,
  outExtension: { '.js': '.cjs' },
  alias: { assert: './scripts/assert.cjs' },
  plugins: [{ name: 'glob', setup: beside }],
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
await chmod(`${outdir}/lxc-lint.cjs`, 0o755);

function beside({ onResolve }: PluginBuild): void {
  onResolve({ filter: /^fast-glob$/ }, ({ kind }) =>
    kind === 'dynamic-import' ? { path: './glob.cjs', external: true } : undefined,
  );
}
