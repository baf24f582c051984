import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { lintWith } from '../support/machine.ts';
import { planted } from '../support/temporary.ts';
import { assertValidReport } from '../support/valid-report.ts';

// Users who do not exist, under names that nobody should have.

/** No account has them, so nobody needs to be asked. */
const impossible = [
  '-x',
  '--all',
  'a b',
  '$(id)',
  '`id`',
  "a'b",
  'a\nb',
  '../root',
  '\x1b[2J',
  '\u202eevil',
  'a:b',
  '\0',
];

/** A directory service might know them, and a machine that is not running cannot ask one. */
const possible = ['ghost', '0', 'x'.repeat(100_000), '__proto__'];

const root = planted();

for (const name of [...impossible, ...possible])
  test(`${JSON.stringify(name).slice(0, 20)} does not exist`, async () => {
    const unknown = possible.includes(name);
    const argv = [`--user=${name}`, '--root', root, '--lxc-version', '5.0.2'];
    const { code, out, err } = await run(argv);
    assert.equal([code, err], [unknown ? 3 : 1, ''], out);
    assert.match(out, unknown ? /containers of/ : /the user .* does not exist/s);
    assert.not.match(out, /[\x00-\x09\x0b-\x1f\x7f\u202e]/);
    assert.ok(out.length < 5000);
    const report = JSON.parse((await run([...argv, '--format', 'json'])).out);
    assertValidReport(report);
    assert.equal(
      report.findings.map(({ rule }: { rule: string }) => rule),
      unknown ? [] : ['user-exists'],
    );
  });

test('a name that no account can have is not looked up', async () => {
  for (const name of ['-x', 'a b', '$(id)', 'a\nb', '/etc'])
    assert.is((await lintWith('', [`--user=${name}`])).code, 1, name);
});

/** With the exit code that each makes. */
const passwds: Readonly<Record<string, readonly [text: string, code: number]>> = {
  'garbage around him': [':::::\n\n#\nx\nlxcuser-test:x:1001:1001::/:/bin/sh\n::0:0:::\n', 0],
  // His shell says where it is.
  'no home': ['lxcuser-test:x:1001:1001\n', 0],
  'a uid beyond all ids': ['lxcuser-test:x:99999999999:1001::/home/lxcuser-test:/bin/sh\n', 3],
  'a negative uid': ['lxcuser-test:x:-1:1001::/home/lxcuser-test:/bin/sh\n', 1],
  'no line of his': ['\0\n', 1],
};

for (const [name, [text, code]] of Object.entries(passwds))
  test(`/etc/passwd with ${name}`, async () => {
    const said = await lintWith(`-- /etc/passwd --\n${text}-- $ getent passwd lxcuser-test --\n2\n`);
    assert.is(said.code, code, said.out);
  });

test.run();
