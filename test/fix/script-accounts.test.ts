import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { phrase } from '../../src/base/phrase.ts';
import type { EditLines, Fix } from '../../src/model/action.ts';
import { me } from '../support/me.ts';
import { inFolder, scriptOf } from '../support/script.ts';

// Whose hands a fix script has, where it goes, and what it hands on.

const running = (by: string, words: string): Fix => ({
  safety: 'safe',
  title: phrase`t`,
  actions: [{ do: 'run', by, before: null, after: ['sh', '-c', words] }],
});

const found = (folder: string, isIt: (name: string) => boolean): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => isIt(basename(path)))
    .map((path) => join(folder, path));

test(
  'a script runs in /, and what it runs has no environment but its own',
  inFolder((folder) => {
    const env = {
      ...process.env,
      SECRET: 'x',
      HOME: '/home/of/another',
      XDG_STATE_HOME: '/s',
      LD_DEBUG: 'no',
    };
    const { status } = spawnSync('sh', {
      input: scriptOf(running(me.name, `{ pwd; env; } > ${folder}/said`), {}),
      cwd: folder,
      env,
    });
    assert.is(status, 0);
    const [place, ...rest] = readFileSync(`${folder}/said`, 'utf8').trim().split('\n');
    const names = rest
      .map((line) => line.replace(/=.*/, ''))
      .filter((name) => !['_', 'PWD', 'OLDPWD', 'SHLVL'].includes(name));
    assert.is(place, '/');
    assert.equal(names.sort(), ['DEBIAN_FRONTEND', 'HOME', 'LC_ALL', 'LOGNAME', 'PATH', 'USER']);
    assert.ok(rest.includes(`HOME=${me.home}`));
  }),
);

test(
  'what a script says of a name is the name, and no byte that a terminal obeys',
  inFolder((folder) => {
    const path = join(folder, 'x\\0033[2J\x1b[2J');
    const edits: [EditLines] = [{ do: 'edit', by: '', path, line: 1, before: ['a'], after: ['b'] }];
    writeFileSync(path, 'c\n');
    const { stderr } = spawnSync('sh', {
      input: scriptOf({ safety: 'safe', title: phrase`t`, actions: edits }, { [path]: 'a\n' }),
    });
    assert.match(String(stderr), 'x\\0033[2J^[[2J has changed since');
    assert.not.match(String(stderr), /[^\n -~]/);
  }),
);

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const nobody = 65534;

for (const shell of ['sh', 'busybox'].filter((name) => spawnSync(name, ['-c', ':']).error === undefined))
  asRoot(
    `what ${shell} runs under another account has nothing of root's shell`,
    inFolder((folder) => {
      chmodSync(folder, 0o777);
      const look = 'id -un; cut -d" " -f5-7 /proc/$$/stat; ls /proc/$$/fd; pwd; env';
      const words = scriptOf(running('nobody', `exec > ${folder}/said; ${look}; printf 'said\\033' >&2`), {});
      const argv = [
        '-c',
        `exec 7< /etc/shadow; exec 200< /etc/shadow; exec ${shell === 'busybox' ? 'busybox sh' : shell}`,
      ];
      const { status, stderr } = spawnSync('bash', argv, {
        input: words,
        cwd: folder,
        env: { ...process.env, SECRET: 'x' },
      });
      assert.is(`${status} ${stderr}`, '0 said^[');
      const said = readFileSync(`${folder}/said`, 'utf8');
      // The leader of a session and a group of its own, and no terminal.
      assert.match(said, /^nobody\n(\d+) \1 0\n0\n1\n2\n\/\n/);
      assert.not.match(said, 'SECRET');
    }),
  );

type Way = readonly [what: string, laid: string, path: string, owner: number | 'refused', by?: string];

/** As root's shell lays them, in a folder of root's. */
const ways: readonly Way[] = [
  ['root’s alone', 'echo a > f', 'f', 0],
  ['a link of root’s', 'echo a > f; mkdir d; ln -s d l', 'l/.././/f', 0],
  ['a folder of another’s', 'mkdir d; echo a > d/f; chown -R nobody d', 'd/f', nobody],
  ['a file of root’s in a folder of another’s', 'mkdir d; echo a > d/f; chown nobody d', 'd/f', nobody],
  [
    'a folder of root’s in one of another’s',
    'mkdir -p d/e; echo a > d/e/f; chown nobody d',
    'd/e/f',
    'refused',
  ],
  ['a file of another’s', 'echo a > f; chown nobody f', 'f', 'refused'],
  ['a folder that everybody can write to', 'mkdir -m 777 d; echo a > d/f', 'd/f', 'refused'],
  ['a folder that a group can write to', 'mkdir -m 775 d; echo a > d/f', 'd/f', 'refused'],
  ['a folder that everybody can add to', 'mkdir -m 1777 d; echo a > d/f', 'd/f', 'refused'],
  ['a way that a group can change', 'mkdir -m 775 d; mkdir d/e; echo a > d/e/f', 'd/e/f', 'refused'],
  ['a way through a folder of another’s', 'mkdir -m 700 d; echo a > f; chown nobody d', 'd/../f', 'refused'],
  ['a link of another’s', 'mkdir -m 700 d; echo a > d/f; ln -s d l; chown -h nobody l', 'l/f', 'refused'],
  ['links in a circle', 'echo a > f; ln -s l l', 'l/../f', 'refused'],
  [
    'for root by name, a folder of another’s',
    'mkdir d; echo a > d/f; chown nobody d',
    'd/f',
    'refused',
    'root',
  ],
  ['for root by name, a file of another’s', 'echo a > f; chown nobody f', 'f', 'refused', 'root'],
];

for (const [what, laid, below, owner, by = ''] of ways)
  asRoot(
    `root's shell edits a config: ${what}`,
    inFolder((folder) => {
      chmodSync(folder, 0o755);
      assert.is(spawnSync('sh', ['-euc', `umask 022; ${laid}`], { cwd: folder }).status, 0);
      const path = `${folder}/${below}`;
      const [file = ''] = found(folder, (name) => name === 'f');
      const edits: [EditLines] = [{ do: 'edit', by, path, line: 1, before: ['a'], after: ['b'] }];
      const words = scriptOf({ safety: 'safe', title: phrase`t`, actions: edits }, { [path]: 'a\n' });
      const { status, stderr } = spawnSync('sh', { input: words });
      const now = [status, readFileSync(file, 'utf8')];
      if (owner === 'refused') assert.equal(now, [4, 'a\n'], String(stderr));
      else assert.equal([...now, statSync(file).uid], [0, 'b\n', owner], String(stderr));
      assert.equal(
        found(folder, (name) => name.startsWith('.lxc-lint')),
        [],
      );
    }),
  );

test.run();
