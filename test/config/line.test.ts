import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { render } from '../../src/base/locale.ts';
import { read } from '../support/config-files.ts';

const lines = suite('lines');

/** The first statement, as `key|value|columns of the key|columns of the value`. */
const rows: readonly (readonly [name: string, line: string, found: string, version?: string])[] = [
  ['plain', 'lxc.uts.name = a', 'lxc.uts.name|a|1-13|16-17'],
  ['without blanks', 'lxc.uts.name=a', 'lxc.uts.name|a|1-13|14-15'],
  ['blanks and tabs around', ' \tlxc.uts.name\t =\t a \t', 'lxc.uts.name|a|3-15|20-21'],
  ['only the first = splits', 'lxc.uts.name == b', 'lxc.uts.name|= b|1-13|15-18'],
  ['no comment at the end', 'lxc.uts.name = a # b', 'lxc.uts.name|a # b|1-13|16-21'],
  ['double quotes', 'lxc.uts.name = "a b"', 'lxc.uts.name|a b|1-13|16-21'],
  ['single quotes', "lxc.uts.name = ' a '", 'lxc.uts.name| a |1-13|16-21'],
  ['one pair only', `lxc.uts.name = "'a'"`, "lxc.uts.name|'a'|1-13|16-21"],
  ['other quote at the end', `lxc.uts.name = "a'`, `lxc.uts.name|"a'|1-13|16-19`],
  ['a lone quote', 'lxc.uts.name = "', 'lxc.uts.name|"|1-13|16-17'],
  ['nothing in quotes', 'lxc.uts.name = ""', 'lxc.uts.name||1-13|16-18'],
  ['nothing at all', 'lxc.uts.name =', 'lxc.uts.name||1-13|15-15'],
  ['no quotes in 1.1', 'lxc.utsname = "a"', 'lxc.utsname|"a"|1-12|15-18', '1.1.5'],
  ['quotes in 1.0.9', 'lxc.utsname = "a"', 'lxc.utsname|a|1-12|15-18', '1.0.9'],
  ['CRLF', 'lxc.uts.name = a\r', 'lxc.uts.name|a|1-13|16-17'],
  ['CRLF stays before 3.0', 'lxc.utsname = a\r', 'lxc.utsname|a\r|1-12|15-17', '2.0.11'],
  ['no escapes', 'lxc.uts.name = a\\', 'lxc.uts.name|a\\|1-13|16-18'],
  ['UTF-16 columns', '# é\rlxc.uts.name = é\u{1F600}', 'lxc.uts.name|é\u{1F600}|5-17|20-23'],
];

for (const [name, line, found, version] of rows) {
  lines(name, () => {
    const { statements, refused } = read(`${line}\n`, version);
    assert.is(refused, undefined, refused && render(refused.message));
    const [first] = statements;
    if (first === undefined) throw new Error('there is no statement');
    const { key, value, keyAt, valueAt } = first;
    assert.is(
      `${key}|${value}|${keyAt.column}-${keyAt.endColumn}|${valueAt.column}-${valueAt.endColumn}`,
      found,
    );
    assert.is(first.at.text, line);
    assert.is(line.slice((keyAt.column ?? 0) - 1, (keyAt.endColumn ?? 0) - 1), key);
  });
}

lines('are counted as an editor does', () => {
  const { statements, ignored } = read(
    '\n# a\r\n[b]\r\nlxc.arch = x86\rlxc.uts.name = c\n\n  lxc.autodev = 1',
  );
  assert.equal(
    statements.map(({ key, at }) => `${key} ${at.line}`),
    ['lxc.arch 4', 'lxc.uts.name 4', 'lxc.autodev 6'],
  );
  assert.equal(
    ignored.map(({ at }) => `${at.line} ${at.text} ${at.column}`),
    ['3 [b]\r 1'],
  );
});

lines('that do not begin with lxc. are ignored: typos, and a byte order mark', () => {
  const { statements, ignored, refused } = read(
    '\uFEFFlxc.uts.name = a\nlcx.arch = x86\nLXC.bogus = 1\n lxc = 1\n; lxc.bogus\n',
  );
  assert.is(statements.length, 0);
  assert.is(refused, undefined);
  assert.equal(
    ignored.map(({ at }) => at.line),
    [1, 2, 3, 4, 5],
  );
});

lines('end at a NUL, the file with it since 3.0', () => {
  const text = 'lxc.arch = x86\0junk\nlxc.bogus\n';
  assert.is(read(text).refused, undefined);
  assert.is(read(text).statements[0]?.value, 'x86');
  assert.is(read(text).statements[0]?.at.text, 'lxc.arch = x86\0junk');
  assert.is(read(text, '2.0.11').refused?.why, 'no-equals');
});

lines.run();
