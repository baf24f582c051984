import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { phrase } from '../../src/base/phrase.ts';
import { plan } from '../../src/fix/plan.ts';
import { fileChanges } from '../../src/fix/render/file-changes.ts';
import { type Action, type Fix, manual } from '../../src/model/action.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Stage } from '../../src/model/stage.ts';

const finding = (title: string, stage: Stage, fix: Fix): Finding => ({
  rule: title,
  stage,
  subject: { kind: 'machine' },
  fingerprint: '',
  kind: 'some',
  severity: 'warning',
  message: phrase`${title}`,
  evidence: [{ at: { path: '/f' }, note: phrase`` }],
  fix,
});
const safe = (title: string, stage: Stage, ...actions: [Action, ...Action[]]): Finding =>
  finding(title, stage, { safety: 'safe', title: phrase`${title}`, actions });

const edit = (line: number, before: string[], after: string[], path = '/f'): Action => ({
  do: 'edit',
  by: 'root',
  path,
  line,
  before,
  after,
});
const write = (path: string, after: string): Action => ({
  do: 'write',
  by: 'root',
  path,
  before: null,
  after,
});
const run = (...after: [string, ...string[]]): Action => ({ do: 'run', by: 'root', before: null, after });
const mode = (path: string): Action => ({ do: 'mode', by: 'root', path, before: 0o755, after: 0o4755 });

const titles = (...findings: Finding[]) =>
  plan(findings, ({ safety }) => safety === 'safe').map(({ finding }) => finding.rule);

test('what comes first in the order of the stages goes first', () => {
  assert.equal(titles(safe('b', 'network', run('b')), safe('a', 'account', run('a'))), ['a', 'b']);
});

test('words for a person are no step, and what is not wanted is none', () => {
  assert.equal(titles(finding('a', 'account', manual(phrase`do it`))), []);
  assert.equal(
    plan([safe('a', 'account', run('a'))], () => false),
    [],
  );
});

const collisions: Readonly<Record<string, readonly [Action, Action, boolean]>> = {
  'two edits of one line': [edit(1, ['a'], ['b']), edit(1, ['a'], ['c']), true],
  'edits of lines side by side': [edit(1, ['a'], ['b']), edit(2, ['x'], ['y']), false],
  'an edit of a line, and one that pushes it down': [edit(2, ['a'], ['b']), edit(2, [], ['x']), true],
  'edits that overlap': [edit(1, ['a', 'b'], []), edit(2, ['b'], []), true],
  'edits of two files': [edit(1, ['a'], []), edit(1, ['a'], [], '/g'), false],
  'a new file and an edit of it': [write('/f', 'a\n'), edit(1, ['a'], []), true],
  'a file and its mode': [write('/f', 'a\n'), mode('/f'), true],
  'the modes of two files': [mode('/f'), mode('/g'), false],
  // Both may have been told the same free range.
  'two commands of one program': [run('usermod', 'a'), run('usermod', 'b'), true],
  'two programs': [run('usermod', 'a'), run('ip', 'b'), false],
  'a command and a file': [run('usermod', 'a'), write('/f', ''), false],
};

for (const [name, [a, b, waits]] of Object.entries(collisions))
  test(`${name}: the second ${waits ? 'waits for the next look' : 'goes, too'}`, () =>
    assert.equal(titles(safe('a', 'account', a), safe('b', 'account', b)), waits ? ['a'] : ['a', 'b']));

test('a fix of which a part would collide waits as a whole', () => {
  const b = safe('b', 'account', mode('/g'), edit(1, ['a'], ['c']));
  assert.equal(titles(safe('a', 'account', edit(1, ['a'], ['b'])), b), ['a']);
});

test('the edits of one file are one change, where the first of them stands', () => {
  const [step] = plan([safe('a', 'account', edit(1, ['a'], []), mode('/g'), edit(3, ['c'], []))], () => true);
  assert.equal(
    step?.changes.map((change) => change.do),
    ['edits', 'mode'],
  );
});

test('lines that an earlier fix moved are still the ones that are meant', () => {
  const steps = plan(
    [
      safe('a', 'account', edit(1, ['a'], ['1', '2', '3'])),
      safe('b', 'install', edit(3, ['c'], [])),
      safe('c', 'config', edit(4, ['d'], ['D'])),
    ],
    () => true,
  );
  const files = fileChanges(steps, () => 'a\nb\nc\nd\n');
  assert.equal(files.get('/f'), { before: 'a\nb\nc\nd\n', after: '1\n2\n3\nb\nD\n' });
});

test.run();
