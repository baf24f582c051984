import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatNames } from '../../src/report/formats/index.ts';
import { run } from '../support/fixture.ts';
import { lintWith } from '../support/machine.ts';

// Every refusal is one line that names the way out.

const noSuchPage = (word: string, meant = '') =>
  `${word} is no rule, cause, file or message of LXC${meant}; \`lxc-lint rules\` and \`lxc-lint causes\` list them`;

const lost = (option: string, command: string) =>
  `--${option} means nothing to the command ${command}; a container of that name goes after two dashes: lxc-lint … -- ${command}`;

const rows: readonly (readonly [args: string, complaint: string])[] = [
  ['--fromat json', 'unknown option --fromat (did you mean --format?)'],
  ['--fromat=json', 'unknown option --fromat (did you mean --format?)'],
  ['--no-user', 'unknown option --no-user'],
  ['-z', 'unknown option -z'],
  ['--root.x y', 'unknown option --root.x (did you mean --root?)'],
  ['rules extra', 'extra is one argument too many'],
  ['rules --quiet', lost('quiet', 'rules')],
  ['--format xml', `--format cannot be "xml": choose from ${formatNames.join(', ')}`],
  ['--fail-on fatal', '--fail-on cannot be "fatal": choose from "error", "warning", "info", "none"'],
  ['--color sometimes', '--color cannot be "sometimes": choose from "auto", "always", "never"'],
  ['completion tcsh', 'shell cannot be "tcsh": choose from "bash", "zsh", "fish"'],
  ['completion', 'completion needs the name of a shell: bash, zsh or fish'],
  ['-u', '-u needs a value'],
  ['--quiet -v', '--quiet shows less, --verbose more: choose one'],
  ['--severity all', '--severity cannot be "all": choose from "error", "warning", "info"'],
  ['rules --format json --format pretty', '--format may be given only once'],
  [
    '--format json --format pretty',
    'only one format can go to standard output: give the others a file, as in json:FILE',
  ],
  ['--format jsno', `--format cannot be "jsno" (did you mean json?): choose from ${formatNames.join(', ')}`],
  ['--format json:', '--format json: needs the name of a file after the colon'],
  ['--format json:x --format tap:x', 'two reports cannot go to the same file x'],
  ['--format json:x --output y', '--output is for a format without a file of its own, and each has one'],
  ['--output a --output b', '--output may be given only once'],
  ['--root / --root /', '--root may be given only once'],
  ['--quiet=maybe', '--quiet takes no value'],
  ['--baseline a --baseline b', '--baseline may be given only once'],
  ['--baseline', '--baseline needs a value'],
  ['rules --baseline x', lost('baseline', 'rules')],
  ['--root / --snapshot -', '--root and --snapshot exclude each other: choose one'],
  ['--user', '--user needs a value'],
  ['--user=', '--user needs a value'],
  ['--snapshot', '--snapshot needs a value'],
  ['explain', 'explain what? a rule, a line that LXC printed, a file, or - for standard input'],
  ['explain idmp', noSuchPage('idmp', ' (did you mean idmap?)')],
  ['explain constructor', noSuchPage('constructor')],
  ['explain - --snapshot -', 'standard input is either the text or the snapshot: not both'],
  ['explain idmap -- lxc-start -n web', 'explain takes a text or, after --, a command: not both'],
  ['--lxc-version 9', '--lxc-version takes a version from 1.0 to 7.0, such as 5.0.2, not "9"'],
  ['--lxc-version five', '--lxc-version takes a version from 1.0 to 7.0, such as 5.0.2, not "five"'],
  ['--user u --all-users', '--all-users has them all: leave out --user'],
  ['--user ann,bob', 'no account has a comma in its name: give each its own option, --user ann --user bob'],
  ['--pid 0', '--pid needs a process ID'],
  ['--pid one', '--pid needs a process ID'],
  ['--dry-run', '--dry-run shows what --fix would do: add --fix'],
  ['--unsafe', '--unsafe selects fixes: add --fix or --fix-script'],
  ['--fix --unsafe', tooWide('lxc-lint --rule RULE --fix --unsafe')],
  ['--fix-script --unsafe', tooWide('lxc-lint --rule RULE --fix-script --unsafe')],
  [
    '--user u --fix --unsafe --skip idmap',
    tooWide('lxc-lint --user u --skip idmap --rule RULE --fix --unsafe'),
  ],
  ['--user u --user v --fix --unsafe', tooWide('lxc-lint --user NAME --rule RULE --fix --unsafe')],
  ['--all-users --fix --unsafe --rule idmap', tooWide('lxc-lint --user NAME --rule idmap --fix --unsafe')],
  ['--user u --user v --fix --unsafe web', tooWide('lxc-lint --user NAME --fix --unsafe -- web')],
  [
    '--config a --config b --fix --unsafe',
    tooWide('lxc-lint --config a --config b --rule RULE --fix --unsafe'),
  ],
  [
    '--root /srv/image --fix-script --unsafe',
    tooWide('lxc-lint --root /srv/image --rule RULE --fix-script --unsafe'),
  ],
  ['--fix --fix-script', '--fix applies fixes, --fix-script prints them: choose one'],
  ['--fix=now', '--fix takes no value'],
  ['--list', '--list means nothing to this command'],
  ['undo --fix', lost('fix', 'undo')],
  ['--fix --root /', '--fix works on the running host only, and --root names another: use --fix-script'],
  [
    '--fix --dry-run --snapshot -',
    '--fix works on the running host only, and --snapshot names another: use --fix-script',
  ],
  ['--root /nowhere', '/nowhere is not a directory with the root of a host'],
];

for (const [args, complaint] of rows)
  test(`lxc-lint ${args}`, () => refuses(run(args.split(' ')), complaint));

const onMachine: typeof rows = [
  ['--rule idmp', 'there is no rule idmp (did you mean idmap?); `lxc-lint rules` lists them'],
  ['--skip toString', 'there is no rule toString; `lxc-lint rules` lists them'],
  ['--rule idmap,idmp', 'there is no rule idmp (did you mean idmap?); `lxc-lint rules` lists them'],
  ['--rule idmap --skip idmap', '--rule, --skip and lxc-lint.json leave no rule to apply'],
  ['--pid 7', 'process 7 does not exist, or is hidden from you'],
  [
    '--pid 8',
    'process 8 is not one of lxcuser-test: --pid is for the shell in which lxcuser-test starts the container',
  ],
  ['rulse', 'lxcuser-test has no container rulse (did you mean the command rules?)'],
  ['tets', 'lxcuser-test has no container tets (did you mean test?)'],
  ['-- rules', 'lxcuser-test has no container rules'],
  ['-- --help', 'lxcuser-test has no container --help'],
];

for (const [args, complaint] of onMachine)
  test(`lxc-lint ${args}, on a machine`, () =>
    refuses(
      lintWith('-- stat --\nabsent /proc/7\ndirectory 0:0 0555 /proc/8\n', args.split(' ')),
      complaint,
    ));

test('a terminal escape in an argument is told as one', () =>
  refuses(lintWith('', ['\x1b[2J']), 'lxcuser-test has no container \\x1b[2J'));

test('a container named like a command', async () => {
  const home = '/home/lxcuser-test/.local/share/lxc';
  const both = `-- list ${home} --\ntest\nrules\n-- stat --\nfile 1001:1001 0644 ${home}/rules/config\n`;
  const said = await lintWith(both, ['--', 'rules']);
  assert.match(said.out, /^\? cannot tell whether rules /);
  assert.not.match(said.out, /^. test/m);
});

function tooWide(instead: string): string {
  return `--unsafe needs one user, and a rule or container by name: ${instead}; --fix --dry-run --unsafe shows all of them`;
}

async function refuses(said: ReturnType<typeof run>, complaint: string): Promise<void> {
  const err = `lxc-lint: ${complaint}\nlxc-lint: try \`lxc-lint --help\`\n`;
  assert.equal(await said, { code: 2, out: '', err });
}

test.run();
