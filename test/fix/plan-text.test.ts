import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseTranscript, type Transcript } from '../../src/host/snapshot/parse.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { foresee } from '../../src/run/foresee.ts';
import { planText } from '../../src/run/plan-text.ts';
import { loadFixture } from '../support/fixture.ts';
import { lintAs } from '../support/lint-host.ts';
import { snapshotWith } from '../support/machine.ts';

const config = '/home/lxcuser-test/.local/share/lxc/test/config';

/** What `--fix` would do there for all that is safe. */
async function planned(machine: Transcript) {
  const foreseen = foresee(
    snapshot(machine.answers),
    await lintAs(machine),
    ({ safety }) => safety === 'safe',
    (name) => ({ ...machine.answers.caller, name }),
  );
  return { ...foreseen, text: planText(foreseen) };
}

/** What an old key hides is seen only after the key is right. */
const hidden = `-- ${config} --
lxc.include = /usr/share/lxc/config/common.conf
lxc.include = /usr/share/lxc/config/userns.conf
lxc.id_map = u 0 820896 65536
lxc.id_map = g 0 820896 65536
lxc.rootfs.path = dir:/home/lxcuser-test/.local/share/lxc/test/rootfs
`;

test('what is seen only after a fix is planned, too, and a file is shown once, as it ends', async () => {
  const { steps, text, waits } = await planned(parseTranscript(snapshotWith(hidden)));
  assert.equal(
    steps.map(({ pass, step, expected }) => [pass, step.finding.rule, expected]),
    [
      [1, 'legacy-keys', false],
      [2, 'idmap', false],
    ],
  );
  assert.is(waits, undefined);
  assert.match(
    text,
    /^# 1\. legacy-keys: .* \(safe\)\n# {4}container test of lxcuser-test\n# {4}as lxcuser-test: /,
  );
  assert.match(text, '\n# Then it looks again.\n# 2. idmap: ');
  assert.is(text.split(`+++ b${config}\n`).length, 2);
  assert.match(text, '-lxc.id_map = u 0 820896 65536\n');
  assert.match(text, '+lxc.idmap = u 0 624288 65536\n');
  assert.not.match(text, '+lxc.idmap = u 0 820896');
});

test('what a command is expected to leave is planned on, and marked', async () => {
  const { steps, text } = await planned(
    await loadFixture('fixtures/config-readable/no-default-conf-no-grant.txt'),
  );
  assert.equal(
    steps.map(({ step, expected }) => [step.finding.rule, expected]),
    [
      ['subid-allocated', false],
      ['config-readable', true],
    ],
  );
  assert.match(text, '#    as root: $ usermod --add-subuids 100000-165535 ');
  assert.match(text, '\n# Then it looks again. If the commands leave what they should:\n');
  assert.match(text, '+lxc.idmap = u 0 100000 65536\n');
});

test('where only the machine can tell what a command leaves, the plan ends, and says how much waits', async () => {
  const { steps, text, waits } = await planned(await loadFixture('fixtures/uidmap-installed/missing.txt'));
  assert.equal(
    steps.map(({ step }) => step.finding.rule),
    ['uidmap-installed'],
  );
  assert.type(waits, 'number');
  assert.match(text, /\n# Then it looks again: \d+ checks? waits? for that\.\n$/);
});

test.run();
