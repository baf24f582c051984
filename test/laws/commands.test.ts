import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseArgv } from '../../src/cli/parse.ts';

// Every command line of lxc-lint in the documents is one that it takes.

/** What stands before it in a line, and is not its own. */
const before = /^ {4}(?:sudo |source <\(|journalctl -xe \| |prove --exec ')?(?=lxc-lint(?: |$))/;

/** The command lines of a document, without comments, redirections and lines that only show a form. */
const commandsIn = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => before.test(line))
    .map((line) =>
      line
        .replace(before, '')
        .replace(/ {2,}.*| # .*| ?>.*/, '')
        .replace(/\)$/, ''),
    )
    .map((line) => line.replace(/^(lxc-lint[^']*)'( bob)$/, '$1$2'))
    .filter((line) => !/[[|,]/.test(line));

/** As a shell splits them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word).slice(1);

for (const [document, least] of [
  ['README.md', 15],
  ['docs/monitoring.md', 6],
] as const) {
  const commands = commandsIn(readFileSync(document, 'utf8'));
  test(`${document} has commands`, () => assert.ok(commands.length >= least, `${commands.length}`));
  for (const line of commands)
    test(`${document}: ${line}`, async () => {
      await parseArgv(wordsOf(line));
    });
}

test.run();
