import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ExplanationReport } from '../../src/explain/report.ts';
import { transcribe } from '../../src/host/snapshot/write.ts';
import { loadFixture, run, type Said } from '../support/fixture.ts';

// `lxc-lint explain` as a person uses it.

const log = (name: string, ...errors: readonly string[]) =>
  errors.map((error) => `lxc-start: ${name}: ../src/lxc/start.c: lxc_spawn: 1 ${error}`);

async function* linesOf(lines: readonly string[]) {
  yield* lines;
}

const explain = (lines: readonly string[], ...more: readonly string[]): Promise<Said> =>
  run(['explain', '--no-host', ...more, '-'], { lines: () => linesOf(lines) });

const reported = async (lines: readonly string[]): Promise<ExplanationReport> =>
  JSON.parse((await explain(lines, '--format', 'json')).out);

test('a line as it stands in a forum', async () => {
  const { code, out } = await run(['explain', '--no-host', 'Quota', 'reached']);
  assert.is(code, 0);
  assert.match(out, /^ {2}cause {4}.* usernet-link$/m);
});

test('a rule, a cause, and a name that is neither', async () => {
  assert.match(
    (await run(['explain', 'idmap'])).out,
    /^idmap {2}error, stage idmap.*^ {2}safe: --fix does it$/ms,
  );
  assert.match((await run(['explain', 'lxcfs-down'])).out, /^lxcfs-down {2}stage/);
  assert.is((await run(['explain', 'lxcfs-dwon'])).code, 2);
});

test('a rule as JSON', async () => {
  const { id, kind, symptoms, severities, fixes } = JSON.parse(
    (await run(['explain', 'idmap', '--format', 'json'])).out,
  );
  assert.equal([id, kind, severities], ['idmap', 'rule', ['error']]);
  assert.equal(fixes[0], { safety: 'safe', needsRoot: false });
  assert.ok(symptoms.length > 10);
});

test('what follows from a cause is folded', async () => {
  const { causes, consequences } = await reported(
    log('web', 'No such file or directory - Failed to exec "/sbin/init"', 'Failed to spawn container "web"'),
  );
  assert.is(causes[0]?.cause, 'rootfs-init');
  assert.equal(
    causes[0]?.lines.map(({ line }) => line),
    [1],
  );
  assert.equal(
    consequences.map(({ line }) => line),
    [2],
  );
});

test('of several attempts the last is explained', async () => {
  const { causes, earlierAttempts } = await reported([
    '$ lxc-start -n web',
    ...log('web', 'No such file or directory - Failed to exec "/sbin/init"'),
    '$ lxc-start -n web',
    ...log('web', 'lxc-user-nic failed to configure requested network: a.c: 1: main: Quota reached'),
  ]);
  assert.is(causes[0]?.cause, 'usernet-link');
  assert.is(earlierAttempts, 1);
});

test('a message that is broken over two lines', async () => {
  const { causes } = await reported(['lxc-start: web: conf.c: f: 1 No mapping for container', 'root found']);
  assert.is(causes[0]?.cause, 'idmap');
});

test('a message that a mail has broken into lines, between words, behind a dash and within a path', async () => {
  const { causes } = await reported([
    '> lxc-start: web: ../src/lxc/conf.c: mount_entry: 2459 No such file or directory',
    '> - Failed to',
    '> mount "/srv/da',
    '> ta" on "/usr/lib/x86_64-linux-gnu/lxc/rootfs/data"',
  ]);
  assert.is(causes[0]?.cause, 'mount-source');
  assert.is(causes[0]?.lines[0]?.line, 1);
});

test('a text that says nothing: how to get one that does', async () => {
  const { code, out } = await explain(log('web', 'Failed to spawn container "web"'));
  assert.is(code, 1);
  assert.match(out, /^ {4}lxc-start -n web -F -l DEBUG -o lxc\.log$/m);
});

test('noise alone looks healthy', async () => {
  const { outcome, causes } = await reported(
    log('web', 'No such process - Failed to send SIGKILL via pidfd 4'),
  );
  assert.equal([outcome, causes], ['healthy', []]);
});

test('what nobody knows is not guessed at', async () => {
  const { code, out } = await explain(['The moon is full', 'and the tide is high']);
  assert.is(code, 1);
  assert.match(out, /No line of this text is known/);
});

test('of a line that nobody knows, the file that printed it gives a hint; a known line comes before it', async () => {
  const strange = 'lxc-start: web: cgfsng.c: f: 1 The stars are wrong';
  const alone = await reported([strange]);
  assert.equal(alone.causes.map(({ cause }) => cause).sort(), ['cgroup-delegation', 'cgroup-owned']);
  assert.is(alone.causes[0]?.certainty, 'possible');
  const { causes } = await reported([strange, ...log('web', 'No mapping for container root found')]);
  assert.is(causes[0]?.cause, 'idmap');
});

test('nothing reaches a terminal raw', async () => {
  const { out } = await explain(log('we\u001b[31mb\u202e', 'Quota reached \u001b]0;x\u0007'));
  assert.not.match(out, /[\u001b\u0007\u202e]/);
  const { out: said } = await explain(['Could not find netdev br\u202ex\u0007']);
  assert.match(said, /^ {4}means {5}the bridge br\\u202ex/m);
  assert.not.match(said, /[\u0007\u202e]/);
});

const looked = async (words: string): Promise<ExplanationReport> => {
  const { answers } = await loadFixture('fixtures/usernet-link/other-user.txt');
  const { out } = await run(['explain', '--snapshot', 'host.txt', '--format', 'json', words], {
    read: async () => transcribe(answers),
  });
  return JSON.parse(out);
};

test('what a host confirms comes first, with its fix; what it rules out comes last', async () => {
  const { causes } = await looked('Quota reached');
  assert.equal([causes[0]?.cause, causes[0]?.state], ['usernet-link', 'confirmed']);
  assert.is(causes[0]?.fix?.safety, 'safe');
  assert.is(causes.at(-1)?.state, 'ruled-out');
});

test('what a host has and the text does not name comes where nothing else is confirmed', async () => {
  const { causes } = await looked('Failed to set up id mapping');
  assert.equal([causes[0]?.cause, causes[0]?.certainty], ['usernet-link', null]);
});

test('a command is run with a log, and its exit status is ours', async () => {
  const { code, out, err } = await run(['explain', '--no-host', '--', 'lxc-start', '-n', 'web'], {
    observe: (argv, look) =>
      look({
        ran: [...argv],
        status: 7,
        log: linesOf(log('web', 'Exec format error - Failed to exec "/sbin/init"')),
        output: 'lxc-start: web: tools/lxc_start.c: main: 1 The container failed to start\n',
      }),
  });
  assert.is(code, 7);
  assert.match(out, /rootfs-init/);
  assert.match(err, /ran lxc-start -n web, exit status 7/);
});

test.run();
