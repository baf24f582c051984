import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nestedIn } from '../../src/lxc/log/nested.ts';
import { parseLine } from '../../src/lxc/log/parse-line.ts';
import { undecorated } from '../../src/lxc/log/undecorated.ts';

// One message in all the forms in which people have it: see reference/log-format.md in the field’s own words.

const message = 'Failed to create the configured network';

/** What each line is taken for: level, source file, errno and container, where it has them. */
const forms: readonly (readonly [form: string, line: string, found: object])[] = [
  [
    'LXC 1.0.0 to 1.0.6',
    `      lxc-start 1416402150.893 ERROR    lxc_start - ${message}`,
    { level: 'ERROR', file: undefined },
  ],
  [
    'LXC 1.0.7 to 1.1',
    `      lxc-start 1416402150.893 ERROR    lxc_start - start.c:lxc_spawn:920 - ${message}`,
    { level: 'ERROR', file: 'start.c' },
  ],
  [
    'LXC 2.1 and later',
    `lxc-start web 20161011123456.789 ERROR    start - start.c:lxc_spawn:1236 - ${message}`,
    { container: 'web', file: 'start.c' },
  ],
  [
    'LXC 5 and later',
    `lxc-start web 20261011123456.7 ERROR    cgfsng - ../src/lxc/cgroups/cgfsng.c:f:1 - Permission denied - ${message}`,
    { container: 'web', file: 'cgroups/cgfsng.c', errno: 'Permission denied' },
  ],
  ['a terminal, LXC 1 and 2.0', `lxc-start: start.c: lxc_spawn: 920 ${message}`, { file: 'start.c' }],
  [
    'a terminal, LXC 2.1 and later',
    `lxc-start: web: start.c: lxc_spawn: 1788 ${message}`,
    { container: 'web', program: 'lxc-start' },
  ],
  ['lxc-user-nic', `cmd/lxc_user_nic.c: 1250: main: ${message}`, { file: 'cmd/lxc_user_nic.c' }],
  ['cut on its way', `ERROR    start - start.c:lxc_spawn:1236 - ${message}`, { file: 'start.c' }],
  [
    'musl’s words',
    `lxc-start: web: a.c: b: 1 Resource busy - ${message}`,
    { errno: 'Device or resource busy' },
  ],
  ['no form at all', message, { form: 'plain' }],
];

for (const [form, line, found] of forms)
  test(`a line of ${form}`, () => {
    const parsed = parseLine(undecorated(line), 7);
    assert.is(parsed.message, message);
    for (const [key, value] of Object.entries(found)) assert.is(Reflect.get(parsed, key), value, key);
  });

const terminal = `lxc-start: web: start.c: lxc_spawn: 1788 ${message}`;
const decorations: Readonly<Record<string, string>> = {
  'a mail’s quote': `> > ${terminal}`,
  'a bullet': `  * ${terminal}`,
  'a line number': `12: ${terminal}`,
  'the journal': `Nov 26 19:45:30 host lxc-start[123]: ${terminal}`,
  'the journal in another language': `déc. 26 19:45:30 host lxc-start[123]: ${terminal}`,
  'journalctl -o short-iso': `2026-11-26T19:45:30+0000 host sh[1]: ${terminal}`,
  'the kernel’s log': `[  123.456789] ${terminal}`,
  colours: `\u001b[31m${terminal}\u001b[0m`,
  'a carriage return': `${terminal}\r`,
};

for (const [what, line] of Object.entries(decorations))
  test(`${what} is taken off`, () => {
    assert.is(undecorated(line), terminal);
  });

test('entities of HTML are read', () => {
  assert.is(undecorated('Failed to open &quot;/a&amp;b&quot;'), 'Failed to open "/a&b"');
});

test('what another program said is found within a line', () => {
  const said = 'newuidmap: uid range [0-65536) -> [100000-165536) not allowed';
  assert.equal(nestedIn(`newuidmap failed to write mapping "${said}": newuidmap 12 0 100000 65536`), [said]);
  assert.equal(nestedIn('lxc-user-nic failed to configure requested network: Quota reached'), [
    'Quota reached',
  ]);
  assert.equal(nestedIn('newuidmap failed to write mapping "": newuidmap 12 0 1 1'), []);
});

const longest = 16_384;

for (const [what, line] of Object.entries({
  brackets: '['.repeat(longest),
  blanks: ' '.repeat(longest),
  escapes: '\u001b['.repeat(longest / 2),
  quotes: '> '.repeat(longest / 2),
  colons: 'a: '.repeat(longest / 3),
  dashes: 'A - '.repeat(longest / 4),
}))
  test(`a long line of ${what} takes no time`, () => {
    const started = process.hrtime.bigint();
    parseLine(undecorated(line), 1);
    assert.ok(process.hrtime.bigint() - started < 2_000_000_000n);
  });

test.run();
