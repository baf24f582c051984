import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatNames } from '../src/report/formats/index.ts';
import { withRules } from './configuration-schema.ts';
import { idsIn, indexOf } from './folder-index.ts';
import { needsPage } from './needs.ts';

// Writes what must agree with the rules and causes: their indexes, what the fixtures find, their pages, and what each format
// makes of one report. CI runs this, and fails
// where it changes anything.

const ids = await idsIn('rules');
await update('rules/index.ts', indexOf('rules', ids));
const causeIds = await idsIn('causes');
await update('causes/index.ts', indexOf('causes', causeIds));
const schema = 'schema/configuration.schema.json';
await update(schema, withRules(await readFile(schema, 'utf8'), ids));

// Only now: these import the indexes.
const { fixtureFiles, lintFixture, loadFixture, withOutput } = await import('../test/support/fixture.ts');
for (const file of await fixtureFiles()) {
  const fixture = await loadFixture(file);
  const { out } = await lintFixture(fixture);
  await update(file, withOutput(fixture, out));
}

const { fixedReport } = await import('../test/report/fixed-report.ts');
const { rendered, snapshotOf } = await import('../test/report/rendered.ts');
for (const format of formatNames) await update(snapshotOf(format), await rendered(format, fixedReport));

const { foundIn, foundModule, testedWith } = await import('./tested.ts');
const found = new Map<string, ReturnType<typeof foundIn>>();
for (const id of ids) found.set(id, foundIn(await testedWith(id)));
await update('src/found-by.ts', foundModule(found));

const { page } = await import('./page.ts');
for (const id of ids) await update(`docs/rules/${id}.md`, await page(id));

const { causePage } = await import('./cause-page.ts');
for (const id of causeIds) await update(`docs/causes/${id}.md`, causePage(id));

await update('docs/needs.md', needsPage());

const { withParts } = await import('./readme.ts');
const { rules } = await import('../rules/index.ts');
const example = await lintFixture(await loadFixture('fixtures/usernet-link/other-user.txt'));
await update('README.md', withParts(await readFile('README.md', 'utf8'), example.out, rules));

/** Files that say the same already keep their time. */
async function update(file: string, text: string): Promise<void> {
  const old = await readFile(file, 'utf8').catch(() => undefined);
  if (old === text) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
