import { execFileSync } from 'node:child_process';
import { chmod, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import standalone from 'ajv/dist/standalone/index.js';
import { build, type PluginBuild } from 'esbuild';
import schema from '../schema/configuration.schema.json' with { type: 'json' };
import { ajv } from '../src/configuration/schema-check.ts';
import { transcribe } from '../src/host/snapshot/write.ts';
import { loadFixture } from '../test/support/fixture.ts';

// dist/: the program as one file, what starts it, and its code as this Node's V8 compiled it. What few starts need
// stays beside it: V8 would have to read through it at every start.

const outdir = 'dist';
const beside: Readonly<Record<string, string>> = {
  'fast-glob': 'glob',
  'jsonc-parser': 'jsonc',
};
const launcher = `${outdir}/lxc-lint.cjs`;
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'src/bin.ts',
    deputy: 'src/deputy.ts',
    ...Object.fromEntries(Object.entries(beside).map(([name, file]) => [file, name])),
  },
  // The other form of jsonc-parser finds its own parts only where it was installed.
  mainFields: ['module', 'main'],
  outdir,
  outExtension: { '.js': '.cjs' },
  alias: { assert: './scripts/assert.cjs' },
  plugins: [
    { name: 'beside', setup: setBeside },
    { name: 'compiled schema', setup: compileSchema },
  ],
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
await escapeWide(`${outdir}/main.cjs`);
await copyFile('scripts/launch.cjs', launcher);
await chmod(launcher, 0o755);
// What is linted to have compiled what a lint needs, here and wherever it is installed.
await writeFile(`${outdir}/host.txt`, transcribe((await loadFixture('fixtures/hosts/broken.txt')).answers));
// Where the umask lets a group write, the folder is still its owner's alone: no other may hold a cache.
await chmod(outdir, 0o755);
execFileSync(process.execPath, ['scripts/keep-compiled.cjs'], { stdio: 'inherit' });

/**
 * Writes what is not ASCII as `\\u…`. esbuild does so but in tagged templates, and for a single such character V8 keeps
 * the whole source at two bytes each: a start takes a tenth longer.
 */
async function escapeWide(file: string): Promise<void> {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  await writeFile(file, (await readFile(file, 'utf8')).replace(/[^\x00-\x7f]/g, escaped));
}

function setBeside({ onResolve }: PluginBuild): void {
  onResolve({ filter: /./ }, ({ kind, path }) => {
    const file = kind === 'entry-point' ? undefined : beside[path];
    return file === undefined ? undefined : { path: `./${file}.cjs`, external: true };
  });
}

/** What holds `lxc-lint.json` to its schema, as ajv would have written it: compiling the schema takes longer than a lint. */
function compileSchema({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\/configuration\/schema-check\.ts$/ }, () => ({
    contents: standalone.default(ajv, { isSettled: schema.$id }),
    resolveDir: '.',
  }));
}
