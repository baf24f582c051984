import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cases, look } from '../support/corpus.ts';
import { dice } from '../support/dice.ts';
import { run } from '../support/fixture.ts';
import { snapshotWith } from '../support/machine.ts';

// A config on its own is judged in the same way on any machine: with LXC, without it, and as that of another user.

const path = '/home/lxcuser-test/repository/web/config';
const withoutLxc = ['/usr/bin/lxc-start', '/bin/lxc-start', '/usr/local/bin/lxc-start']
  .map((each) => `absent ${each}\n`)
  .join('');
const machines = {
  'with LXC 5.0.2': '',
  'without LXC': withoutLxc,
};

const shipped =
  'lxc.include = /usr/share/lxc/config/common.conf\nlxc.include = /usr/share/lxc/config/userns.conf\n';
const maps = 'lxc.idmap = u 0 100000 65536\nlxc.idmap = g 0 100000 65536\n';

async function findings(config: string, versions: string, machine: string): Promise<unknown> {
  const stats = `-- stat --\nfile 1000:1000 0644 ${path}\n${machine}`;
  const text = snapshotWith(`-- ${path} --\n${config}${config.endsWith('\n') ? '' : '\n'}${stats}`);
  const args = ['--snapshot', '-', '--config', path, '--lxc-version', versions, '--format', 'json'];
  const { code, out, err } = await run(args, { read: async () => text });
  if (err !== '') return { code, err };
  const { findings, outcomes } = JSON.parse(out);
  return { code, findings, outcomes };
}

async function agrees(config: string, versions: string): Promise<void> {
  const [one, other] = await Promise.all(
    Object.values(machines).map((each) => findings(config, versions, each)),
  );
  assert.equal(one, other, config);
}

const versions = '2.0.11,3.0.4,4.0.6,5.0.2,6.0.4,7.0.0';

test('generated configs are judged alike', async () => {
  const lines = readFileSync('test/lab/starts/lines.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const throwOf = dice(16);
  for (let turn = 0; turn < 60; turn += 1) {
    const some = Array.from({ length: 4 }, () => lines[throwOf(lines.length)] ?? '');
    await agrees(`${throwOf(2) ? shipped : ''}${throwOf(3) ? maps : ''}${some.join('\n')}\n`, versions);
  }
});

test('the corpus is judged alike, with what LXC ships before it', async () => {
  // What those include besides is on no machine that was recorded.
  const some = cases().filter(({ name }, index) => index % 12 === 0 && !name.startsWith('inc-'));
  for (const { name } of some) await agrees(`${shipped}${look.read(`/cases/${name}.conf`)}`, '5.0.2,7.0.0');
});

test.run();
