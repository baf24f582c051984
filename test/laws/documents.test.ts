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

for (const document of ['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md']) {
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

const security = readFileSync('SECURITY.md', 'utf8');

interface Named {
  readonly title: string;
  readonly path: string;
}

/** `[title](test/…)`: where a title differs from case to case there is `…` in it. */
const testsIn = (text: string): Named[] =>
  [...text.matchAll(/\[([^\]]+)\]\((test\/[\w./-]+)\)/g)].map(([, title = '', path = '']) => ({
    title: title.replace(/\s+/g, ' '),
    path,
  }));

/** Whether there is a test with that title in the file; a script of the lab is named as it is called. */
function isThere({ title, path }: Named): boolean {
  if (path.startsWith('test/lab/hardships/'))
    return path.endsWith(`/${title}`) && readFileSync('test/lab/hardships.ts', 'utf8').includes(`'${title}`);
  const calls = readFileSync(path, 'utf8').matchAll(/^\s*(?:test|asRoot)\(\s*(['"`])(.*?)\1,/gms);
  return [...calls].some(([, , words = '']) => words.replace(/\$\{.*?\}/gs, '…') === title);
}

test('SECURITY.md names no test that is not there', () => {
  const named = testsIn(security);
  assert.ok(named.length > 20);
  assert.equal(
    named.filter((each) => !isThere(each)),
    [],
  );
  assert.not.ok(isThere({ title: 'no such test', path: 'test/base/printable.test.ts' }));
});

test('SECURITY.md promises nothing without a test', () => {
  const promises = security.split('## What is defended')[1]?.split('\n## ')[0]?.split(/\n- /).slice(1) ?? [];
  assert.ok(promises.length > 15);
  assert.equal(
    promises.filter((promise) => testsIn(promise).length === 0),
    [],
  );
});

test.run();
