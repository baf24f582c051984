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

/** What else is to be typed: where it is run, or for what needs a service or a network, where that is. */
const elsewhere: readonly (readonly [command: RegExp, file: string, words: string])[] = [
  [/^npm start/, 'test/single/single.test.ts', 'host.txt'],
  [/^npm test$/, '.ci/run', 'npm test'],
  [/^npm run package$/, 'test/install', '/^## Install/'],
  [/^sudo npm install --global \.\/lxc-lint-\*\.tgz$/, 'test/install', '/^## Install/'],
  [/^npm run deb$/, 'test/lab/package/run.ts', 'npm run deb'],
  [/^sudo apt-get install \.\/lxc-lint_\*_all\.deb$/, 'test/lab/package/life', 'dpkg -i "$deb"'],
  [/^(?:npm run --silent single|node lxc-lint\.cjs)$/, 'test/single/single.test.ts', 'lxc-lint.cjs'],
  [/^sudo adduser /, 'test/lab/vm/guest/bare', 'adduser'],
  [/^sudo su - NAME /, 'test/lab/vm/guest/bare', 'authorized_keys'],
  [/^ssh NAME@HOST$/, 'test/lab/vm/guest/bare', 'ssh "$user@localhost"'],
  [/^lxc-create -n web -t busybox$/, 'test/lab/vm/guest/bare', 'lxc-create -n web -t busybox'],
  [/^lxc-start -n web$/, 'test/lab/vm/guest/bare', 'lxc-start -n web'],
  [
    /^sudo systemctl enable --now lxc-lint\.timer$/,
    'test/lab/vm/guest/service',
    'enable --now lxc-lint.timer',
  ],
];

const programs = /^(?:sudo |npm |node |ssh |lxc-create |lxc-start )/;

for (const document of ['README.md', 'docs/monitoring.md', 'docs/ci.md']) {
  const typed = readFileSync(document, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.trim().replace(/ +# .*| +<~.*/, ''))
    .filter((line) => programs.test(line) && !/^(?:sudo )?lxc-lint /.test(line));
  for (const line of typed)
    test(`${document}: ${line} is run`, () => {
      const [, file = '', words = ''] = elsewhere.find(([command]) => command.test(line)) ?? [];
      assert.ok(file !== '' && readFileSync(file, 'utf8').includes(words), `${file}: ${words}`);
    });
}

test('every command line of lxc-lint in the documents is run in a throwaway host', () => {
  const script = readFileSync('test/lab/hardships/documented', 'utf8');
  assert.ok(script.includes('/lab/README.md /lab/docs/*.md'));
  assert.ok(readFileSync('test/lab/hardships.ts', 'utf8').includes("one('documented'"));
});

test.run();
