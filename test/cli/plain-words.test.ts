import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lintTable } from '../../src/cli/lint-table.ts';
import { parseArgv } from '../../src/cli/parse.ts';
import { plainLint } from '../../src/cli/plain-words.ts';
import { commandNames } from '../../src/run/option-names.ts';
import { UsageError } from '../../src/run/options.ts';

// Two parsers of one table: whatever is plain to ours, yargs must take for the same.

const names = Object.keys(lintTable);
const values = [
  'web',
  'db-1',
  '007',
  '1e3',
  'json',
  'json:out',
  'error',
  'info',
  '5.0,6.0',
  './config',
  'a b',
  '',
  '-',
  "'q'",
  'k=v',
  'é',
];
const words = fc.array(
  fc.oneof(
    fc.constantFrom(...names).map((name) => `--${name}`),
    fc.constantFrom(...values, ...commandNames),
    fc.constantFrom(
      '-u',
      '-c',
      '-q',
      '-v',
      '-qv',
      '-x',
      '--',
      '--nosuch',
      '--user=bob',
      '--no-fix',
      '--fix=true',
    ),
    fc.string({ maxLength: 4 }),
  ),
  { maxLength: 6 },
);

type Outcome = ReturnType<typeof plainLint> | string;

/** The options, or what is wrong with them. */
async function outcome(parse: () => Promise<Outcome> | Outcome): Promise<Outcome> {
  try {
    return await parse();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

test('what is plain, yargs takes for the same', () =>
  fc.assert(
    fc.asyncProperty(words, async (argv) => {
      const plain = await outcome(() => plainLint(argv));
      if (plain !== undefined) assert.equal(plain, await outcome(() => parseArgv(argv) as Promise<Outcome>));
    }),
    { numRuns: 1500 },
  ));

for (const line of [
  '',
  '--user lxcuser-test',
  '-u bob web db',
  '--all-users --format json --output report.json',
  '--user bob --fix --dry-run',
  '--fix --unsafe --user bob --rule idmap,hwaddr web',
  '--config a/config --lxc-version 5.0,6.0.4 --format pretty --format sarif:out.sarif',
  '--snapshot host.txt -q --strict --fail-on warning --severity error --color never',
])
  test(`plain: ${line}`, async () => {
    const argv = line.split(' ').filter((word) => word !== '');
    assert.ok(plainLint(argv));
    assert.equal(plainLint(argv), await parseArgv(argv));
  });

for (const line of [
  'rules',
  'web rules',
  '--help',
  '--pid 1',
  '--user',
  '--user -q',
  '--user=bob',
  '--root / --snapshot -',
  '--root / --snapshot host.txt',
  '--severity loud',
  '--strict --strict',
  '--quite',
  '-- web',
])
  test(`for yargs: ${line}`, () => assert.is(plainLint(line.split(' ')), undefined));

test.run();
