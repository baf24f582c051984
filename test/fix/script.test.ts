import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decode, encode } from '../../src/base/bytes.ts';
import { cksum } from '../../src/base/cksum.ts';
import { phrase } from '../../src/base/phrase.ts';
import { applyEdits } from '../../src/fix/apply-edits.ts';
import { unifiedDiff } from '../../src/fix/render/diff.ts';
import type { EditLines } from '../../src/model/action.ts';
import { dice } from '../support/dice.ts';
import { inFolder, scriptOf } from '../support/script.ts';

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const nasty = [
  'a',
  '',
  ' b ',
  '# c',
  "it's",
  '"',
  '$(touch x)',
  '`id`',
  '\\n',
  '%s',
  '-',
  '+',
  'END',
  '9-x',
  'é\r',
  '\udce9',
];

/** A text of odd lines, and edits that do not touch each other. */
function cast(seed: number, path: string): { text: string; edits: [EditLines, ...EditLines[]] } {
  const roll = dice(seed);
  const word = () => nasty[roll(nasty.length)] ?? '';
  const lines = Array.from({ length: roll(8) }, word);
  const text = lines.join('\n') + (lines.length > 0 && roll(3) > 0 ? '\n' : '');
  const standing = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const edits: EditLines[] = [];
  for (let line = 1 + roll(2); line <= standing.length + 1; line += 2 + roll(3)) {
    const before = line <= standing.length && roll(3) > 0 ? [standing[line - 1] ?? ''] : [];
    const after = Array.from({ length: before.length === 0 ? 1 + roll(2) : roll(3) }, word);
    edits.push({ do: 'edit', by: '', path, line, before, after });
  }
  const [first = { do: 'edit', by: '', path, line: 1, before: [], after: ['x'] } as const, ...others] = edits;
  return { text, edits: [first, ...others] };
}

const shells = ['sh', 'busybox'].filter(has);

for (const shell of shells)
  test(
    `a script for ${shell} makes of a file what --fix makes of it, and nothing more when it runs again`,
    inFolder((folder) => {
      for (let seed = 1; seed <= 16; seed++) {
        const path = join(folder, `it's $(a) "file" ${seed}`);
        const { text, edits } = cast(seed, path);
        writeFileSync(path, encode(text), { mode: 0o640 });
        const words = encode(
          scriptOf({ safety: 'safe', title: phrase`t`, actions: edits }, { [path]: text }),
        );
        for (const _ of [1, 2]) {
          const { status, stderr } = spawnSync(shell, shell === 'busybox' ? ['sh'] : [], {
            input: words,
            cwd: folder,
          });
          assert.is(`${status} ${stderr}`, '0 ', `seed ${seed}`);
          assert.is(decode(readFileSync(path)), applyEdits(text, edits), `seed ${seed}`);
        }
      }
    }),
  );

test(
  'a script leaves alone what has changed since, and says so',
  inFolder((folder) => {
    const path = join(folder, 'f');
    const edits: [EditLines] = [{ do: 'edit', by: '', path, line: 1, before: ['a'], after: ['b'] }];
    const words = scriptOf({ safety: 'safe', title: phrase`mend it`, actions: edits }, { [path]: 'a\n' });
    writeFileSync(path, 'a \n');
    const { status, stderr } = spawnSync('sh', { input: words });
    assert.is(status, 4);
    assert.match(String(stderr), /has changed since it was checked.*\nnot done: mend it/);
    assert.is(readFileSync(path, 'utf8'), 'a \n');
  }),
);

test(
  'a script makes files with the folders above them, and takes a fix as a whole',
  inFolder((folder) => {
    const path = join(folder, 'a b/c/d');
    const words = scriptOf(
      {
        safety: 'safe',
        title: phrase`t`,
        actions: [
          { do: 'write', by: '', path, before: null, after: "END\n'$(x)'\n", mode: 0o755 },
          { do: 'write', by: '', path: `${folder}/taken`, before: null, after: 'x' },
          { do: 'mode', by: '', path, before: 0o755, after: 0o700 },
        ],
      },
      {},
    );
    writeFileSync(join(folder, 'taken'), 'y');
    const { status } = spawnSync('sh', { input: words });
    assert.is(status, 4);
    assert.is(readFileSync(path, 'utf8'), "END\n'$(x)'\n");
    assert.is(readFileSync(join(folder, 'taken'), 'utf8'), 'y');
  }),
);

test('cksum counts as cksum(1) does', () => {
  for (const text of ['', 'a', '123456789', 'é\n', '\udce9', 'x'.repeat(70000)])
    assert.is(cksum(text), String(spawnSync('cksum', { input: encode(text) }).stdout).trim());
});

if (has('patch'))
  test(
    'patch -p1 takes the diff, and makes the same of the files',
    inFolder((folder) => {
      for (let seed = 1; seed <= 40; seed++) {
        const path = `/d/a ${seed % 2 === 0 ? '"\\ ' : ''}file ${seed}`;
        const { text, edits } = cast(seed, path);
        const after = applyEdits(text, edits);
        if (after === text || after === '') continue;
        mkdirSync(join(folder, 'd'), { recursive: true });
        writeFileSync(join(folder, path), encode(text));
        const input = encode(
          `# words before it\n$ chmod 4755 x\n${unifiedDiff(path, { before: text, after })}`,
        );
        const { status, stdout } = spawnSync('patch', ['-p1', '--binary'], { input, cwd: folder });
        assert.is(`${status}`, '0', `seed ${seed}: ${stdout}`);
        assert.is(decode(readFileSync(join(folder, path))), after, `seed ${seed}`);
      }
    }),
  );

test.run();
