import { symlinkSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { attempt, Unseen } from '../../src/base/unseen.ts';
import type { Host } from '../../src/host/host.ts';
import { live } from '../../src/host/live.ts';
import { record } from '../../src/host/record.ts';
import { rooted } from '../../src/host/rooted.ts';
import { parseTranscript } from '../../src/host/snapshot/parse.ts';
import { transcribe } from '../../src/host/snapshot/write.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { run } from '../support/fixture.ts';
import { deputies } from '../support/me.ts';
import { planted, put, temporary } from '../support/temporary.ts';

// The same machine, looked at in every way there is.

const folder = temporary();
put(`${folder}/etc/file`, 'text');
put(`${folder}/etc/sub/b`);
symlinkSync('sub', `${folder}/etc/link`);
symlinkSync('/proc/self/environ', `${folder}/to-proc`);
symlinkSync('etc/../run/lxc', `${folder}/to-run`);

/** Every kind of question, to a file, a folder, nothing, and a path below a file. */
const answers = (host: Host, below: string) =>
  [
    '/etc/file',
    '/etc/sub',
    '/etc/none',
    '/etc/file/x',
    '/etc/file/',
    '/etc/file/..',
    '/etc/link',
    '/etc/link/',
    '/etc/link/../file',
    `/${'etc/../'.repeat(600)}etc/file`,
  ].map((path) =>
    [
      () => host.read(below + path),
      () => host.list(below + path),
      () => host.stat(below + path)?.kind,
      () => host.link(below + path),
      () => host.program(below + path)?.kind,
    ].map((look) => {
      const found = attempt<unknown>(look);
      return found instanceof Unseen ? found.kind : found;
    }),
  );

const nothing = [undefined, undefined, undefined, undefined, undefined];
const expected = [
  ['text', undefined, 'file', undefined, 'text'],
  ['unknown', ['b'], 'directory', undefined, 'unknown'],
  nothing,
  nothing,
  nothing,
  nothing,
  ['unknown', ['b'], 'directory', 'sub', 'unknown'],
  ['unknown', ['b'], 'directory', undefined, 'unknown'],
  ['text', undefined, 'file', undefined, 'text'],
  // Longer than Linux looks up.
  nothing,
];

test('live, rooted and recorded give the same answers', () => {
  assert.equal(answers(live(deputies), folder), expected);
  assert.equal(answers(rooted(folder), ''), expected);
  const { host, answers: recorded } = record(rooted(folder));
  answers(host, '');
  assert.equal(answers(snapshot(parseTranscript(transcribe(recorded())).answers), ''), expected);
});

test('what was not asked is unknown to a snapshot', () => {
  const silent = snapshot(record(live(deputies)).answers());
  for (const look of [
    () => silent.read('/x'),
    () => silent.list('/x'),
    () => silent.program('/x'),
    () => silent.ask(['x']),
    () => silent.processes(1),
  ])
    assert.throws(look, (error: unknown) => error instanceof Unseen && error.kind === 'unknown');
});

test('a machine that is not running is offline', () => {
  const host = rooted(folder);
  for (const look of [
    () => host.read('/proc/x'),
    () => host.stat('/sys'),
    () => host.read('/to-proc'),
    () => host.program('/to-proc'),
    () => host.list('/to-run'),
    () => host.ask(['x']),
    () => host.processes(1),
  ])
    assert.throws(look, (error: unknown) => error instanceof Unseen && error.kind === 'offline');
});

test('secrets stay where they are', async () => {
  const root = planted();
  const config = `${root}/home/lxcuser-test/.local/share/lxc/test/config`;
  const lines = [
    'lxc.environment = A=s3cret',
    ' lxc.environment.runtime=B=s3cret',
    'LXC.environment: C=s3cret',
    '# lxc.environment = D=s3cret',
    'lxc.environment = E=x\rs3cret',
  ];
  put(config, `${lines.join('\n')}\n`);
  put(`${root}/etc/shadow`, 's3cret');
  const { code, out } = await run([
    'snapshot',
    '--root',
    root,
    '--user',
    'lxcuser-test',
    '--lxc-version',
    '5.0.2',
  ]);
  assert.is(code, 0);
  assert.match(out, 'lxc.environment = A=***');
  assert.not.match(out, 's3cret');
});

test.run();
