import { readFile, writeFile } from 'node:fs/promises';
import standalone from 'ajv/dist/standalone/index.js';
import type { BuildOptions, PluginBuild } from 'esbuild';
import schema from '../schema/configuration.schema.json' with { type: 'json' };
import { ajv } from '../src/configuration/schema-check.ts';

// How the program is bundled, whether for dist/ or as a single file.

export const bundled = {
  // The other form of jsonc-parser finds its own parts only where it was installed.
  mainFields: ['module', 'main'],
  alias: { assert: './scripts/assert.cjs' },
  // A program that is run from its compiled code has no `import()` of its own.
  supported: { 'dynamic-import': false },
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

export const compiledSchema = { name: 'compiled schema', setup: compileSchema };

/**
 * Writes what is not ASCII as `\\u…`. esbuild does so but in tagged templates, and for a single such character V8 keeps
 * the whole source at two bytes each: a start takes a tenth longer.
 */
export async function escapeWide(file: string): Promise<void> {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  await writeFile(file, (await readFile(file, 'utf8')).replace(/[^\x00-\x7f]/g, escaped));
}

/** What holds `lxc-lint.json` to its schema, as ajv would have written it: compiling the schema takes longer than a lint. */
function compileSchema({ onLoad }: PluginBuild): void {
  onLoad({ filter: /\/configuration\/schema-check\.ts$/ }, () => ({
    contents: standalone.default(ajv, { isSettled: schema.$id }),
    resolveDir: '.',
  }));
}
