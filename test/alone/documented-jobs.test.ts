import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { temporary } from '../support/temporary.ts';

// The lines of the documented jobs, as a CI runs them in a checkout. What installs lxc-lint is tried by test/install.

const document = readFileSync('docs/ci.md', 'utf8');

const block = (heading: string): string =>
  new RegExp(`^## ${heading}\\n[^]*?\`\`\`yaml\\n([^]*?)\`\`\``, 'm').exec(document)?.[1] ?? '';

const lines = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, line = '']) => line).filter((line) => !line.startsWith('npm install'));

const jobs = {
  GitHub: lines(block('GitHub'), /^ +run: (.+)$/gm),
  GitLab: lines(block('GitLab'), /^ +- (.+)$/gm),
};

const good = 'lxc.include = /usr/share/lxc/config/common.conf\nlxc.uts.name = web\n';

/** A checkout with one config, and lxc-lint on the PATH. */
function checkout(config: string): { cwd: string; PATH: string } {
  const cwd = temporary();
  for (const name of ['bin', 'web', '.git']) mkdirSync(`${cwd}/${name}`);
  writeFileSync(`${cwd}/web/config`, config);
  writeFileSync(`${cwd}/.git/config`, '[core]\n');
  writeFileSync(
    `${cwd}/bin/lxc-lint`,
    `#!/bin/sh\nexec '${process.execPath}' '${process.cwd()}/dist/lxc-lint.cjs' "$@"\n`,
  );
  chmodSync(`${cwd}/bin/lxc-lint`, 0o755);
  return { cwd, PATH: `${cwd}/bin:${process.env['PATH']}` };
}

async function codeOf(script: readonly string[], config: string): Promise<number> {
  const { cwd, PATH } = checkout(config);
  const env = { ...process.env, PATH, PWD: cwd };
  return promisify(execFile)('bash', ['-e', '-c', script.join('\n')], { cwd, env }).then(
    () => 0,
    ({ code }) => code,
  );
}

for (const [name, script] of Object.entries(jobs)) {
  test(`the job for ${name} has a line that lints`, () => {
    assert.is(script.length, 1);
  });

  test(`the job for ${name} passes with a good config, and fails with a bad one`, async () => {
    assert.is(await codeOf(script, good), 0);
    assert.is(await codeOf(script, `${good}lxc.autodev = yes\n`), 1);
    assert.is(await codeOf(script, `${good}lxc.include = /etc/lxc/default.conf.of-the-host\n`), 3);
  });
}

test.run();
