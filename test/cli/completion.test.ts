import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { formatNames } from '../../src/report/formats/index.ts';
import { commandNames, optionNames } from '../../src/run/option-names.ts';
import { run } from '../support/fixture.ts';
import { shell } from '../support/program.ts';
import { put, temporary } from '../support/temporary.ts';

const { out: bash } = await run(['completion', 'bash']);
const { out: zsh } = await run(['completion', 'zsh']);
const { out: fish } = await run(['completion', 'fish']);

const home = temporary();
put(`${home}/.local/share/lxc/db/config`);

/** What the programs say that the script asks. */
const programs = `
  lxc-ls() { printf '%s\\n' web 'web two' '$(touch /tmp/lxc-lint-was-here)'; }
  lxc-lint() { printf '%s\\n' 20260102-030405 '  a title' '20260101-000000 (undone)'; }
  getent() {
    [ $# -gt 1 ] || echo daemon:x:1:1::/usr/sbin:/usr/sbin/nologin
    echo anna:x:1001:1001::${home}:/bin/bash
    [ $# -gt 1 ] || echo bert:x:1002:1002::/home/bert:/bin/bash
  }`;

/** What real bash offers for the last of these words. */
async function offers(...words: string[]): Promise<string[]> {
  const script = `${programs}\n${bash}
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _lxc_lint
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { code, out, err } = await shell(script, ['lxc-lint', ...words]);
  assert.equal([code, err], [0, '']);
  return out.split('\n').filter(Boolean);
}

test('bash takes the script', async () => {
  assert.equal(await shell('bash -n', [], { input: bash }), { code: 0, out: '', err: '' });
});

const rows: readonly (readonly [words: string[], offered: string[]])[] = [
  [['--fo'], ['--format']],
  [['--'], optionNames.map((name) => `--${name}`)],
  [['exp'], ['explain']],
  [
    ['explain', 'idm'],
    ['idmap', 'idmap-cleared', 'idmap-too-long'],
  ],
  [['--rule', ''], Object.keys(rules)],
  [
    ['--skip', 'usernet-'],
    ['usernet-link', 'usernet-quota'],
  ],
  [['--format', ''], formatNames],
  [['--fail-on', 'w'], ['warning']],
  [['--color', 'al'], ['always']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['--user', 'roo'], ['root']],
  [
    ['--user', ''],
    ['anna', 'bert'],
  ],
  [['--format', '=', 'js'], ['json']],
  [['--format', '='], formatNames],
  [
    ['undo', ''],
    ['20260102-030405', '20260101-000000'],
  ],
  [['--user', 'anna', 'd'], ['db']],
  [['web'], ['web', 'web\\ two']],
  [
    ['--quiet', ''],
    [...commandNames, 'web', 'web\\ two', '\\$\\(touch\\ /tmp/lxc-lint-was-here\\)'],
  ],
  [['--config', 'package.js'], ['package.json']],
];

for (const [words, offered] of rows)
  test(`lxc-lint ${words.join(' ')}<tab>`, async () => {
    assert.equal((await offers(...words)).sort(), [...offered].sort());
  });

test('a container’s name is never carried out', async () => {
  await offers('');
  assert.is((await shell('test ! -e /tmp/lxc-lint-was-here', [])).code, 0);
});

test('zsh is told the same words', () => {
  for (const name of [...optionNames.map((each) => `--${each}`), ...commandNames, ...Object.keys(rules)])
    assert.ok(zsh.includes(name), name);
  assert.match(zsh, /^#compdef lxc-lint\n/);
});

test('fish is told the same words', () => {
  for (const name of [...optionNames, ...commandNames, ...Object.keys(rules)])
    assert.ok(fish.includes(name), name);
});

test.run();
