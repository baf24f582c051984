import { chmod, readFile } from 'node:fs/promises';
import { build, type PluginBuild } from 'esbuild';
import { bundled, compiledSchema, escapeWide } from './bundle.ts';

// single.ts [FILE]: makes the whole program one file that needs nothing but Node, for a machine without the package. It starts
// more slowly: there is no place for compiled code beside it.

const [, , outfile = 'lxc-lint.cjs'] = process.argv;
const launcher = await readFile('scripts/launch.cjs', 'utf8');
// The same words where Node is too old, or the directory is gone.
const first = launcher.slice(0, launcher.indexOf('\nconst {'));
await build({
  ...bundled,
  entryPoints: ['src/bin.ts'],
  outfile,
  banner: { js: first },
  plugins: [{ name: 'deputy', setup: setDeputy }, compiledSchema],
});
await escapeWide(outfile);
await chmod(outfile, 0o755);

/** The program of a deputy is a text in that of its master. */
function setDeputy({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\/cli\/deputy-program\.ts$/ }, async () => {
    const { outputFiles } = await build({ ...bundled, entryPoints: ['src/deputy.ts'], write: false });
    const text = outputFiles[0]?.text ?? '';
    return { contents: `export const deputyProgram = () => ${JSON.stringify(text)};` };
  });
}
