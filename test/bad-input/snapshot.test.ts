import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { processIo } from '../../src/cli/process-io.ts';
import { run } from '../support/fixture.ts';
import { snapshotWith } from '../support/machine.ts';
import { program, shell } from '../support/program.ts';
import { put, temporary } from '../support/temporary.ts';

const whole = snapshotWith();
const caller = '-- caller alice 1000:1000 --\n';

const refused: Readonly<Record<string, readonly [text: string | Buffer, complaint: string]>> = {
  empty: ['', 'it has no sections such as `-- /etc/subuid --`'],
  prose: ['Dear all,\nit does not start.\n', 'it has no sections'],
  binary: [
    Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
    'it has no sections',
  ],
  '50 MB of noise': [Buffer.alloc(50_000_000, 'x'), 'it has no sections'],
  'cut in the middle': [whole.slice(0, whole.length / 2), 'it is cut off: its last line is not `-- end --`'],
  'without its last line': [whole.replace(/-- end --\n$/, ''), 'it is cut off'],
  'a heading without end': [
    whole.replace('-- stat --', `-- as "${'a'.repeat(12_000_000)}": stat --`),
    'it has a heading of more than',
  ],
  'without its beginning': [whole.slice(whole.indexOf('-- stat --')), 'it does not say who looked'],
  'a byte order mark, and cut': [`\ufeff${whole.slice(0, 3000)}`, 'it is cut off'],
  'of another time': [
    whole.replace('snapshot 3', 'snapshot 4'),
    'it begins with `-- lxc-lint snapshot 4 --`, and this lxc-lint reads',
  ],
  'a caller without ids': ['-- caller root --\n', '`-- caller root --` is not `-- caller NAME UID:GID'],
  'a table of nonsense': [`${caller}-- stat --\nfoo\n`, 'under `-- stat --`: cannot read "foo"'],
  'a quote without an end': [`${caller}-- list /x --\n"abc\n`, 'cannot read the quoted name "abc'],
  'a match without its number': [
    `${caller}-- grep /x/ /etc/x --\n2 lines\nx\n`,
    'cannot read what grep has found: "2 lines\\nx\\n"',
  ],
  escapes: [`${caller}-- stat --\n\x1b[2J\n`, 'under `-- stat --`: cannot read "\\u001b[2J"'],
};

for (const [name, [content, complaint]] of Object.entries(refused))
  test(name, async () => {
    const path = put(`${temporary()}/host.txt`, content);
    const { code, out, err } = await run(['--snapshot', path], { read: processIo.read });
    assert.equal([code, out], [2, '']);
    assert.ok(err.startsWith(`lxc-lint: ${path} is not a snapshot: ${complaint}`), err);
    assert.is(err.split('\n').length, 3);
  });

const unreadable: readonly (readonly [path: string, reason: string])[] = [
  ['/nowhere/host.txt', 'there is no such file'],
  ['/etc', 'is a directory'],
  ['/dev/zero', 'it is larger than 64 MiB'],
  ['/etc/passwd/host.txt', 'ENOTDIR'],
];

for (const [path, reason] of unreadable)
  test(`${path} cannot be read`, async () => {
    const { code, out, err } = await run(['--snapshot', path], { read: processIo.read });
    assert.equal([code, out], [2, '']);
    assert.ok(err.startsWith(`lxc-lint: cannot read ${path}: ${reason}`), err);
  });

test('one of the form before is read as ever', async () => {
  const former = whole.replace('snapshot 3', 'snapshot 1');
  assert.is((await run(['--snapshot', '-'], { read: async () => former })).code, 0);
});

test('a byte order mark does no harm', async () => {
  const path = put(`${temporary()}/host.txt`, `\ufeff${whole}`);
  assert.is((await run(['--snapshot', path], { read: processIo.read })).code, 0);
});

test('what nobody wrote down is unknown, and never a pass', async () => {
  const { code, out } = await run(['--snapshot', '-'], { read: async () => caller });
  assert.is(code, 3);
  assert.not.match(out, /will start$/m);
});

test('standard input may be empty, or never end', async () => {
  assert.match(
    (await program(['--snapshot', '-'])).err,
    'standard input is not a snapshot: it has no sections',
  );
  const { code, err } = await shell('"$@" < /dev/zero', ['node', 'dist/lxc-lint.cjs', '--snapshot', '-']);
  assert.is(code, 2);
  assert.match(err, 'cannot read standard input: it is larger than 64 MiB');
});

test('a pipe is as good as a file', async () => {
  const script = 'exec node dist/lxc-lint.cjs --snapshot <(cat)';
  assert.is((await shell(script, [], { input: whole })).code, 0);
});

test.run();
