import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import { isOverruled } from '../../src/suppression/overruled.ts';
import { lintFixture, loadFixture } from '../support/fixture.ts';

// A user's own comment silences root about nothing that is about security.

const fixture = (name: string) => loadFixture(`fixtures/suppression/${name}.txt`);

test('what a user suppresses still decides the exit code of root’s run', async () => {
  const exits = async (name: string) =>
    (await lintFixture(await fixture(name), ['--fail-on', 'warning', '--skip', 'config-syntax'])).code;
  assert.is(await exits('overruled'), 1);
  // What is skipped could have stopped the start, so the verdict is unknown.
  assert.is(await exits('overruled-waived'), 3);
  assert.is(await exits('own-security'), 3);
});

test('a comment that root does not go by is not said to suppress nothing', async () => {
  const { out } = await lintFixture(await fixture('overruled'));
  assert.not.match(out, 'suppresses nothing');
});

test('every rule about security is overruled for root alone, and for others’ containers alone', () => {
  const container = { kind: 'container', user: { kind: 'user', name: 'u' }, name: 'c' } as const;
  const found = (stage: string, user = 'u') =>
    ({ stage, subject: { ...container, user: { kind: 'user', name: user } } }) as Finding;
  const [root, user] = [
    { name: 'root', uid: 0 },
    { name: 'u', uid: 1000 },
  ];
  for (const { stage } of Object.values(rules)) {
    assert.is(isOverruled(found(stage), root), stage === 'security');
    assert.is(isOverruled(found(stage), user), false);
    assert.is(isOverruled(found(stage, 'root'), root), false);
    assert.is(isOverruled(found(stage, ''), root), false, 'a file on its own');
  }
});

test.run();
