import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { snapshotWith } from '../support/machine.ts';

// A snapshot says for whom it was made.

const root = '-- caller root 0:0 --\n-- list /var/lib/lxc --\n';
const taken = async (...argv: string[]) =>
  (await run(['snapshot', '--snapshot', '-', ...argv], { read: async () => snapshotWith(root) })).out;
const linted = async (text: string, ...argv: string[]) =>
  JSON.parse(
    (await run(['--snapshot', '-', '--format', 'json', ...argv], { read: async () => text })).out,
  ).containers.map(({ user, name }: Record<string, string>) => `${user}/${name}`);

test('a lint of it is for the same user', async () => {
  assert.equal(await linted(await taken('--user', 'lxcuser-test')), ['lxcuser-test/test']);
  assert.equal(await linted(await taken('--all-users')), ['lxcuser-test/test']);
});

test('so is one for a container, and of a snapshot of it', async () => {
  const text = await taken('--user', 'lxcuser-test', '--lxc-version', '4.0.6', '--', 'test');
  assert.match(
    text,
    '-- asked for --\n{"users":["lxcuser-test"],"containers":["test"],"lxcVersion":"4.0.6"}\n-- end --\n',
  );
  assert.is((await run(['snapshot', '--snapshot', '-'], { read: async () => text })).out, text);
});

test('the command line says otherwise', async () => {
  const text = await taken('--user', 'lxcuser-test', '--', 'test');
  assert.equal(await linted(text, '--all-users'), ['lxcuser-test/test']);
  assert.equal(await linted(text, '--user', 'ghost'), []);
});

test('one for the caller says nothing', async () => assert.not.match(await taken(), 'asked for'));

test('a spoilt section is refused', async () => {
  const text = (await taken('--user', 'lxcuser-test')).replace('{"users', '{users');
  const { code, err } = await run(['--snapshot', '-'], { read: async () => text });
  assert.equal([code, /cannot read what stands below `-- asked for --`/.test(err)], [2, true], err);
});

test.run();
