import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { parseQueryKey, queryKey } from '../../src/host/snapshot/answers.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { keys } from '../../src/lxc/config/keys/keys.ts';
import { buildReport } from '../../src/report/build.ts';
import { json } from '../../src/report/formats/json.ts';
import { pretty } from '../../src/report/formats/pretty/pretty.ts';
import { type Fixture, fixtureFiles, loadFixture } from '../support/fixture.ts';
import { growth, spent } from '../support/growth.ts';
import { lintAs } from '../support/lint-host.ts';
import { silent } from '../support/silent.ts';

// Twice as many lines of a file, whoever wrote it, take no more than twice as long: with every rule, from the first look to
// the last line of the report.

const plain = { paint: pico.createColors(false), width: 80, detail: 'usual', severity: 'info' } as const;

const paths = (key: string) => parseQueryKey(key).about;

/** A lint of a machine on which this file goes on with more lines. */
async function lintOf(fixture: Fixture, key: string) {
  const lint = await lintAs(fixture);
  return (lines: readonly string[]) => {
    const given = new Map(fixture.answers.answers);
    const answer = given.get(key);
    const text = answer?.is === 'there' ? String(answer.value) : '';
    given.set(key, { is: 'there', value: `${text.replace(/\n?$/, '\n')}${lines.join('\n')}\n` });
    const host = silent(snapshot({ ...fixture.answers, answers: given }));
    return () => told(lint(host));
  };
}

const told = (linted: Parameters<typeof buildReport>[0]): number => {
  const run = {
    startedAt: '',
    endedAt: '',
    durationMs: 0,
    source: 'snapshot',
    euid: 0,
    user: '',
    home: null,
    rules: [],
  } as const;
  const all = buildReport(linted, rules, { tool: { name: '', version: '' }, run, commands: null });
  return json(all, plain).length + pretty(all, plain).length;
};

async function isLinear(act: (count: number) => () => unknown, what: string, many: number): Promise<void> {
  // Less than that is too little to be told from noise, and nobody waits for it.
  if (spent(act(2 * many), 1) < 300) return;
  const once = growth(act, many, 2);
  const times = once < 3 ? once : Math.min(once, growth(act, many));
  assert.ok(times < 3, `${what}: takes ${times.toFixed(1)} times as long for twice as many`);
}

async function areLinear(
  key: string,
  line: (index: number) => string,
  many = 400,
  on = tutorial,
): Promise<void> {
  const act = await lintOf(on, key);
  await isLinear((count) => act(Array.from({ length: count }, (_, index) => line(index))), line(1), many);
}

const tutorial = await loadFixture('fixtures/hosts/tutorial.txt');
const texts = [...tutorial.answers.answers].flatMap(([key, answer]) =>
  parseQueryKey(key).verb === 'read' && answer.is === 'there' ? [{ key, text: String(answer.value) }] : [],
);
const config = texts.find(({ key }) => /share\/lxc\/[^/]+\/config$/.test(paths(key)))?.key ?? '';

/** The same words with other names and numbers, as those who write many lines write them. */
const varied = (line: string) => (index: number) =>
  line.replace(/[a-z]+/i, (word) => word + index).replace(/\d+$/, (number) => number + index);

test('there are files to lengthen', () => {
  assert.ok(texts.length > 20);
  assert.is.not(config, '');
});

for (const { key, text } of texts)
  test(`${paths(key)} may have as many lines as it likes`, async () => {
    const [first = 'x:1:1', last = first] = text.split('\n').filter((line) => /\w/.test(line));
    for (const line of [() => first, varied(last)]) await areLinear(key, line);
  });

/** One of each kind: what can be done with a value hangs on no more than that. */
const kinds = [...new Map(keys.map((key) => [`${key.kind} ${key.legacy}`, key])).values()];
const values = ['/x@ y@ none bind 0 0', 'u @ 6@ 1'];

for (const { name, kind } of kinds)
  test(`any number of lines with ${name} may stand in a config`, async () => {
    for (const value of values)
      await areLinear(
        config,
        (index) =>
          `${name.replace('.N.', `.${index}.`)}${kind === 'map' ? `.m${index}` : ''} = ${value.replaceAll('@', `${index}`)}`,
      );
  });

/** What was quadratic once, each with as many lines as it takes to tell. */
const others: Readonly<Record<string, readonly [path: string, line: (index: number) => string]>> = {
  'comments for the next line': [paths(config), () => '# lxc-lint-disable-next-line idmap -- b'],
  'comments about rules that are none': [paths(config), (index) => `# lxc-lint-disable r${index} -- b`],
  'lines that map ids': [paths(config), (index) => `lxc.idmap = u ${index * 10} ${624288 + index * 10} 10`],
  mounts: [paths(config), (index) => `lxc.mount.entry = /nix${index} mnt${index} none bind,create=dir 0 0`],
  interfaces: [paths(config), (index) => `lxc.net.${index}.type = veth\nlxc.net.${index}.link = b${index}`],
  'ranges that overlap': ['/etc/subuid', (index) => `${70000 + index}:${624288 + index}:1`],
};

for (const [what, [path, line]] of Object.entries(others))
  test(`there may be any number of ${what}`, async () => {
    const key = texts.find((each) => paths(each.key) === path)?.key ?? '';
    assert.is.not(key, '');
    await areLinear(key, line, 2000);
  });

test('there may be any number of mounts in a table', async () => {
  const on = await loadFixture('fixtures/mount-source/fstab-closed.txt');
  const path = '/home/lxcuser-test/.local/share/lxc/test/fstab';
  const stat = { kind: 'file', uid: 1001, gid: 1001, mode: 0o644 } as const;
  const given = new Map(on.answers.answers).set(queryKey('stat', path), { is: 'there', value: stat });
  const line = (index: number) => `/nix${index} mnt${index} none bind,create=dir 0 0`;
  await areLinear(queryKey('read', path), line, 2000, { ...on, answers: { ...on.answers, answers: given } });
});

/** A line of any length has as many problems as fit on it: each is told, and none costs as much as the whole line. */
const crowded: Readonly<Record<string, (count: number) => string>> = {
  'rules that are none': (count) => `# lxc-lint-disable ${'r '.repeat(count)}-- ${'b'.repeat(50 * count)}`,
  mounts: (count) =>
    Array.from({ length: count }, (_, index) => `lxc.mount.entry = x${index} m none bind 0 0`)
      .concat('x'.repeat(50 * count))
      .join('\r'),
};

for (const [what, line] of Object.entries(crowded))
  test(`there may be any number of ${what} on one line`, async () => {
    const act = await lintOf(tutorial, config);
    await isLinear((count) => act([line(count)]), what, 500);
  });

const broken = new Map((await fixtureFiles()).map((file) => [file.split('/')[1] ?? '', file] as const));

/** What a line may be full of: see `hostile-texts.ts`. */
const units = [' ', '/', '\r', '1', '#', 'environment', '\u2028', ' # lxc-lint-disable idmap -- '];

for (const id of Object.keys(rules))
  test(`${id}: where it finds something, a line of any length is linted`, async () => {
    const fixture = await loadFixture(broken.get(id) ?? '');
    const key =
      [...fixture.answers.answers.keys()].find((each) => /^\["read".*\/config"/.test(each)) ?? config;
    const act = await lintOf(fixture, key);
    for (const unit of units)
      await isLinear((count) => act([`lxc.include = /x${unit.repeat(count / unit.length)}y`]), unit, 50_000);
  });

test.run();
