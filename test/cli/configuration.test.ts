import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { run } from '../support/fixture.ts';
import { failing, lintWith, reportOn, snapshotWith, warned } from '../support/machine.ts';
import { program } from '../support/program.ts';

// What people may settle in lxc-lint.json, and that every mistake in it is named with its place and the way out.

const path = '/etc/lxc-lint.json';
const settled = (text: string, file = path) => `-- ${file} --\n${text}\n`;

const mistakes: readonly (readonly [text: string, complaint: string])[] = [
  [
    '{ "rules": { "idmpa": "off" } }',
    '1:14: there is no rule idmpa (did you mean idmap?); `lxc-lint rules` lists them',
  ],
  ['{\n  "rulse": {} }', '2:3: unknown word "rulse" (did you mean "rules"?)'.replaceAll('"rules"', 'rules')],
  [
    '{ "rules": { "idmap": "eror" } }',
    '1:23: "eror" is none of off, error, warning, info (did you mean error?)',
  ],
  ['{ "rules": { "idmap": 1 } }', '1:23: "1" is none of off, error, warning, info'],
  ['{ "rules": [] }', '1:12: this should be an object'],
  ['[]', '1:1: this should be an object'],
  ['{ "failOn": "never" }', '1:13: "never" is none of error, warning, info, none'],
  ['{ "waivers": [{ "rule": "idmap" }] }', '1:15: "reason" is missing'],
  ['{ "waivers": [{ "rule": "idmap", "reason": "" }] }', '1:44: it is empty'],
  ['{ "waivers": [{ "rule": "idmap", "reason": 5 }] }', '1:44: this should be a string'],
  [
    '{ "waivers": [{ "rule": "idmap", "reason": "x", "expires": "soon" }] }',
    '1:60: "soon" is not a date such as 2027-01-31',
  ],
  [
    '{ "waivers": [{ "rule": "idmap", "reason": "x", "subject": { "kind": "user" } }] }',
    '1:60: "user" is missing',
  ],
  ['{ "rules": {}, }', '1:16: not JSON: property name expected'],
  ['// nothing yet', '2:1: not JSON: value expected'],
  ['{ /* "rules": {} }', '1:3: not JSON: unexpected end of comment'],
  ['{ "rules": ', '2:1: not JSON: value expected'],
  [
    '{ "failOn": { "__proto__": [] } }',
    `1:13: ${JSON.stringify('{"__proto__":[]}')} is none of error, warning, info, none`,
  ],
  ['['.repeat(100_000), ' is nested too deeply'],
  ['', ' is empty: write {} at least'],
];

for (const [text, complaint] of mistakes)
  test(`lxc-lint.json with ${text.slice(0, 80).replaceAll('\n', ' ')}`, async () => {
    const place = complaint.startsWith(' ') ? '' : ':';
    const err = `lxc-lint: ${path}${place}${complaint}\n`;
    assert.equal(await lintWith(settled(text)), { code: 2, out: '', err });
  });

test('every mistake has a line of its own', async () => {
  const { err } = await lintWith(settled('{ "rulse": {},\n  "failOn": 1 }'));
  assert.equal(err.split('\n').length, 3);
});

test('brackets that the parser just survives are a mistake like any other', async () => {
  for (const depth of [3000, 4000, 5000, 6000]) {
    const text = `{ "failOn": ${'['.repeat(depth)}${']'.repeat(depth)} }`;
    assert.is((await lintWith(settled(text))).code, 2);
  }
});

test('comments may stand anywhere, and a place is the one in the file', async () => {
  const text = '/* "failOn": 1 */ {\n"failOn": // "\n"warning" /* // */ }';
  assert.is((await lintWith(warned + settled(text), ['--quiet'])).code, 1);
  const { err } = await lintWith(settled('// one\n{ /* two */ "rulse": {} }'));
  assert.match(err, `${path}:2:13: unknown word "rulse"`);
});

test('the built program, whose schema was compiled with it, says the same', async () => {
  const text = settled(`{ "rules": { "idmpa": "off" }, "waivers": [{ "rule": "idmap", "reason": "" }] }`);
  const { code, out, err } = await program(['--snapshot', '-'], { input: snapshotWith(text) });
  assert.equal({ code, out, err }, await lintWith(text));
});

test('a configuration that may not be read is not passed over', async () => {
  const said = await lintWith(`-- denied ${path} --\npermission denied\n`);
  assert.equal(said, {
    code: 2,
    out: '',
    err: `lxc-lint: cannot read the configuration ${path}: permission denied\n`,
  });
});

test('what he may not read in the HOME that sudo left is not the caller’s own', async () => {
  const closed = '-- denied /home/lxcuser-test/.config/lxc-lint.json --\npermission denied\n';
  assert.is((await lintWith(closed)).code, 0);
});

test('an editor is offered every rule', () => {
  const { $defs } = JSON.parse(readFileSync('schema/configuration.schema.json', 'utf8'));
  assert.equal($defs.rule.enum, Object.keys(rules));
});

const quiet = ['--quiet'];

test('failOn decides the exit code, and --fail-on decides over it', async () => {
  const config = settled('{ "failOn": "warning" }');
  assert.is((await lintWith(warned + config, quiet)).code, 1);
  assert.is((await lintWith(warned + config, ['--fail-on', 'error'])).code, 0);
});

test('what is settled in the home comes on top', async () => {
  const home = settled('{ "failOn": "none" }', '/home/lxcuser-test/.config/lxc-lint.json');
  assert.is((await lintWith(warned + settled('{ "failOn": "warning" }') + home, quiet)).code, 0);
});

test('an error that was made a warning is none for the exit code, and the verdict stays', async () => {
  const said = await lintWith(failing + settled('{ "rules": { "idmap": "warning" } }'));
  assert.is(said.code, 0);
  assert.match(said.out, '✖ test will not start (idmap error)');
  assert.match(said.out, /^ {2}warning {2}/m);
});

test('a rule that is off is left out, and what it could have found is open', async () => {
  assert.match(
    (await lintWith(settled('{ "rules": { "clone-children": "off" } }'))).out,
    '✔ test will start',
  );
  assert.match(
    (await lintWith(settled('{ "rules": { "idmap": "off" } }'))).out,
    '? cannot tell whether test will start',
  );
});

test('a rule that is off is applied where the command line names it', async () => {
  const said = await lintWith(failing + settled('{ "rules": { "idmap": "off" } }'), ['--rule', 'idmap']);
  assert.is(said.code, 1);
});

test('a waiver is for its subject alone, and counts no more on the day after its last', async () => {
  const waiver = (more: object) =>
    settled(JSON.stringify({ waivers: [{ rule: 'idmap', reason: 'known', ...more }] }));
  const left = async (more: object) =>
    (await reportOn(failing + waiver(more))).findings.filter(({ rule }: { rule: string }) => rule === 'idmap')
      .length;
  assert.is(await left({}), 0);
  assert.is(await left({ subject: { kind: 'container', user: 'lxcuser-test', name: 'test' } }), 0);
  assert.is(await left({ subject: { kind: 'container', user: 'lxcuser-test', name: 'web' } }), 1);
  assert.is(await left({ subject: { kind: 'user', user: 'lxcuser-test' } }), 1);
  assert.is(await left({ expires: '1970-01-01' }), 0);
  assert.is(await left({ expires: '1969-12-31' }), 1);
});

test('what is suppressed is told as data, with who said so and why', async () => {
  const { findings, suppressed, summary, containers } = await reportOn(
    failing + settled('{ "waivers": [{ "rule": "idmap", "reason": "known", "expires": "2027-01-31" }] }'),
  );
  const [{ finding, ...how }] = suppressed;
  assert.equal([findings, summary.suppressed, summary.errors, finding.rule], [[], 1, 0, 'idmap']);
  assert.equal([how.by, how.reason, how.expires, how.at.line], ['waiver', 'known', '2027-01-31', 1]);
  assert.equal(containers[0].because, [finding.fingerprint]);
});

test('a snapshot takes along what is settled', async () => {
  const text = snapshotWith(failing + settled('{ "rules": { "idmap": "warning" } }'));
  const { out } = await run(['snapshot', '--snapshot', '-'], { read: async () => text });
  assert.match(out, '-- /etc/lxc-lint.json --');
});

test.run();
