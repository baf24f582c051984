import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { causes } from '../../causes/index.ts';
import { rules } from '../../rules/index.ts';
import { contents } from '../../scripts/deb/contents.ts';
import { parseConfiguration } from '../../src/configuration/parse.ts';
import { formatNames } from '../../src/report/formats/index.ts';
import { commandNames, optionNames } from '../../src/run/option-names.ts';
import { temporary } from '../support/temporary.ts';

// What the Debian package has in it is of the tables that the program is of; `npm run lab -- package` installs it.

const all = new Map((await contents(new Date(0))).map((entry) => [entry.path, entry]));

const text = (path: string): string => {
  const bytes = Buffer.from(all.get(path)?.bytes ?? '');
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
};

const page = (path: string): string => text(`/usr/share/man/${path}.gz`).replaceAll('\\-', '-');

test('lxc-lint(1) has every option, command and format', () => {
  const words = page('man1/lxc-lint.1');
  for (const name of [...optionNames.map((each) => `--${each}`), ...commandNames, ...formatNames])
    assert.ok(words.includes(name), name);
  for (const code of [0, 1, 2, 3, 4]) assert.match(words, new RegExp(`^\\.B ${code}$`, 'm'));
});

test('lxc-lint-rules(7) has every rule and cause', () => {
  const words = page('man7/lxc-lint-rules.7');
  for (const id of [...Object.keys(rules), ...Object.keys(causes)])
    assert.match(words, new RegExp(`^\\.B ${id}$`, 'm'));
});

test('lxc-lint.json(5) has every key', () => {
  for (const key of ['rules', 'waivers', 'failOn', 'reason', 'expires', 'subject'])
    assert.match(page('man5/lxc-lint.json.5'), new RegExp(`^\\.B ${key}$`, 'm'));
});

test('no line of a page is a request by accident', () => {
  const requests = /^\.(TH|nh|ad|SH|SS|PP|TP|B|RS|RE|nf|fi)\b/;
  for (const path of [...all.keys()].filter((each) => each.includes('/man/')))
    assert.equal(
      text(path)
        .split('\n')
        .filter((row) => /^[.']/.test(row) && !requests.test(row)),
      [],
      path,
    );
});

test('the program is run by the Node of the package', () =>
  assert.match(text('/usr/share/lxc-lint/dist/lxc-lint.cjs'), /^#!\/usr\/bin\/node\n/));

test('what V8 has compiled is made where it is installed', () =>
  assert.equal(
    [...all.keys()].filter((path) => path.endsWith('.cache')),
    [],
  ));

const isDebian = spawnSync('dpkg-deb', ['--version']).status === 0;

(isDebian ? test : test.skip)('two packages of one commit are the same, whatever the umask', () => {
  const [one, other] = ['022', '077'].map((umask) => {
    const folder = temporary();
    execFileSync('sh', ['-c', `umask ${umask} && node --import tsx scripts/deb.ts ${folder}`], {
      env: { ...process.env, SOURCE_DATE_EPOCH: '1800000000' },
    });
    return readFileSync(join(folder, readdirSync(folder)[0] ?? ''));
  });
  assert.ok(one && other?.equals(one));
});

test('the example is a configuration', () => {
  const path = '/usr/share/doc/lxc-lint/examples/lxc-lint.json';
  assert.is(parseConfiguration(path, text(path)).failOn, 'warning');
});

test.run();
