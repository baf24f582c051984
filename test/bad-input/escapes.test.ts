import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { lintWith } from '../support/machine.ts';
import { planted, put } from '../support/temporary.ts';

// What a terminal would obey or a reader be fooled by never gets there, from wherever it comes.

const evil = '\x1b[2J\x1b]0;x\x07\b\r\x9b31m\u202eexe\u2066\u200b\ufeff\x7f\xad\u3164\u{e0061}';
const raw =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\u{e0061}]/u;
const home = '/home/lxcuser-test/.local/share/lxc';
const config = `-- ${home}/test/config --\n`;

const texts: Readonly<Record<string, string>> = {
  'a key': `${config}lxc.${evil} = 1\n`,
  'a value': `${config}lxc.net.0.type = ${evil}\n`,
  'a line without a key': `${config}lxc.${evil}\n`,
  'nearly a key': `${config}lxc-uts.name = ${evil}\n`,
  'an include': `${config}lxc.include = /${evil.replaceAll('\r', '')}\n-- absent ${JSON.stringify(`/${evil.replaceAll('\r', '')}`)} --\n`,
  'a rootfs': `${config}lxc.rootfs.path = /${evil}\n`,
  'a map': `${config}lxc.idmap = u 0 ${evil} 1\n`,
  'a host name': `-- /proc/sys/kernel/hostname --\n${evil}\n`,
  'a distribution': `-- /etc/os-release --\nPRETTY_NAME=${evil}\n`,
  'a grant': `-- /etc/subuid --\nlxcuser-test:1:1:${evil}\n`,
  'a permission': `-- /etc/lxc/lxc-usernet --\nlxcuser-test ${evil} lxcbr0 1\n`,
  'a reason': `-- denied /etc/subuid --\n${evil}\n`,
  'a home': `-- caller lxcuser-test 1001:1001 --\nHOME=${JSON.stringify(`/${evil}`)}\n`,
  'a container': `-- list ${home} --\n${JSON.stringify(evil)}\n-- stat --\nfile 1:1 0644 ${JSON.stringify(`${home}/${evil}/config`)}\n`,
};

for (const [name, sections] of Object.entries(texts))
  for (const args of [[], ['--lxc-version', '2.0'], ['--strict', '--quiet']])
    test(`${name}, told to people ${args.join(' ')}`, async () => {
      const { out, err } = await lintWith(sections, args);
      assert.not.match(out, raw);
      assert.not.match(err, raw);
    });

const shown = Object.keys(texts).filter(
  (name) => !['a host name', 'a distribution', 'a home'].includes(name),
);

for (const name of shown)
  test(`${name} is told, and all of it in JSON`, async () => {
    const sections = texts[name] ?? '';
    const { out } = await lintWith(sections);
    assert.not.match(out, '✔ test will start');
    assert.ok(JSON.parse((await lintWith(sections, ['--format', 'json'])).out));
  });

test('names of files on a disk', async () => {
  const root = planted();
  put(`${root}${home}/${evil}/config`, `lxc.${evil} = 1`);
  const { code, out, err } = await run(['--root', root, '--user', 'lxcuser-test', '--lxc-version', '5.0.2']);
  assert.is(code, 1);
  assert.match(out, '\\x1b[2J');
  assert.not.match(out + err, raw);
});

test('arguments', async () => {
  for (const argv of [[evil], ['--rule', evil], [`--${evil}`], ['--format', evil], ['--lxc-version', evil]]) {
    const { code, out, err } = await lintWith('', argv);
    assert.is(code, 2);
    assert.not.match(out + err, raw);
  }
  for (const argv of [
    ['explain', evil],
    ['--root', `/${evil}`],
    ['completion', evil],
  ])
    assert.not.match((await run(argv)).err, raw);
});

test.run();
