import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lintWith, reportOn } from '../support/machine.ts';

// /etc/subuid as it should not be. What newuidmap would pass over grants nothing; what it would take counts.

const good = 'lxcuser-test:624288:65536\n';
const more = 'x'.repeat(1100);

const harmless: Readonly<Record<string, string>> = {
  garbage: `:::\n\n#\n!%&\nlxcuser-test\nlxcuser-test:\nlxcuser-test:a:b\n::\n${good}`,
  'a user who does not exist': `nobody-at-all:1:1\n4711:5:5\n${good}`,
  'huge numbers': `lxcuser-test:99999999999999999999999:99999999999999999999\n${good}`,
  'negative numbers': `lxcuser-test:-1:-5\nlxcuser-test:5:-1\n${good}`,
  'a line of 5 MB': `${'lxcuser-test:1:1'.repeat(300_000)}\n${good}`,
  'a million lines': `${':\n'.repeat(1_000_000)}${good}`,
  'a NUL': `\0\n${good}`,
  'no last newline': good.trimEnd(),
  'a byte that is not UTF-8': `\ufffd:1:1\n${good}`,
};

for (const [name, text] of Object.entries(harmless))
  test(`${name} before the line that counts`, async () => {
    const { containers, findings } = await reportOn(`-- /etc/subuid --\n${escaped(text)}`);
    const rules = new Set(findings.map(({ rule }: { rule: string }) => rule));
    rules.delete('subid-syntax'); // Which warns of lines about the user that are void.
    assert.equal([containers[0].verdict, [...rules]], ['starts', []]);
  });

const harmful: Readonly<Record<string, string>> = {
  empty: '',
  'another user only': 'nobody-at-all:624288:65536\n',
  'a blank before the name': ` ${good}`,
  'no numbers': 'lxcuser-test::\n',
  'a count of nothing': 'lxcuser-test:624288:0\n',
  'negative numbers': 'lxcuser-test:-624288:65536\nlxcuser-test:624288:-1\n',
  'a number beyond all ids': 'lxcuser-test:99999999999999999999999:65536\n',
  'words for numbers': 'lxcuser-test:many:all\n',
  'a line too long for shadow': `lxcuser-test:624288:65536:${more}\n`,
  'a byte order mark': `\ufeff${good}`,
  'carriage returns': good.replace('\n', '\r\n'),
};

for (const [name, text] of Object.entries(harmful))
  test(`${name}, and nothing else`, async () => {
    const { containers, findings } = await reportOn(`-- /etc/subuid --\n${escaped(text)}`);
    assert.is(containers[0].verdict, 'fails');
    assert.ok(['subid-allocated', 'idmap'].includes(findings[0].rule), findings[0].rule);
  });

test('a range that ends beyond all ids does not pass for one', async () => {
  const { containers } = await reportOn('-- /etc/subuid --\nlxcuser-test:624288:10\n');
  assert.is(containers[0].verdict, 'fails');
});

test('a file of escapes is told without any', async () => {
  const said = await lintWith('-- /etc/subuid --\nlxcuser-test:1:\x1b[2J\n\u202elxcuser-test:2:3\n');
  assert.is(said.code, 1);
  assert.not.match(said.out, /[\x1b\u202e]/);
});

/** As a snapshot has it. */
function escaped(text: string): string {
  return text.endsWith('\n') || text === '' ? text : `${text}\n\\no newline at end\n`;
}

test.run();
