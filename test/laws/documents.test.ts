import { existsSync, readFileSync } from 'node:fs';
import fg from 'fast-glob';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

// What the documents say of the tree is true of it.

const architecture = readFileSync('ARCHITECTURE.md', 'utf8');

/** Paths from the top, in links and between backticks. `{a,b}` and words in capitals stand for several. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/[`(]((?:src|rules|test|scripts|schema|docs)\/[\w./-]*)[`)]/g)].map(
    ([, path = '']) => path,
  );

for (const document of ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md']) {
  test(`${document} names no path that is not there`, () => {
    const missing = pathsIn(readFileSync(document, 'utf8'))
      .filter((path) => !/\b(ID|STAGE)\b/.test(path))
      .filter((path) => !existsSync(path));
    assert.equal(missing, []);
  });
}

test('paths are seen in the documents', () => {
  assert.ok(pathsIn(architecture).length > 50);
});

test('every room with the name of a stage is in the row of that stage', async () => {
  const rooms = await fg(['src/facts/*', 'src/remedies/*'], { onlyDirectories: true });
  const rows = architecture.split('\n').filter((line) => line.startsWith('| '));
  const lost = rooms.filter((room) => !rows.some((row) => row.includes(`\`${room}\``)));
  assert.equal(lost, []);
});

test.run();
