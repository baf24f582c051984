import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { render } from '../../src/base/locale.ts';
import { type Config, readConfig } from '../../src/lxc/config/reader/read.ts';
import { parseVersion, type Version } from '../../src/lxc/version.ts';
import { type Case, cases, look } from '../support/corpus.ts';

/**
 * Cases we judge otherwise than liblxc, as `CASE VERSION`, with the reason. There are none left. One that agrees again
 * fails the test, so this can only shrink.
 */
const disagreements: Readonly<Record<string, string>> = {};

test('480 configs are accepted or refused as nine releases of liblxc do it', () => {
  const all = cases();
  assert.is(all.length, 480);
  const wrong = all.flatMap((each) =>
    [...each.verdicts]
      .filter(([name, verdict]) => verdict !== verdictOf(each, name))
      .map(([name]) => `${each.name} ${name}`),
  );
  assert.equal(wrong.sort(), Object.keys(disagreements).sort());
});

test('what a refused config makes 5.0.2 say is what 5.0.2 says', () => {
  const refused = cases().filter((each) => each.verdicts.get('5.0.2') === 'REJ');
  assert.is(refused.length > 150, true);
  for (const each of refused) {
    const lxcMessage = read(each, release('5.0.2')).refused?.lxcMessage ?? '';
    assert.is(
      lxcMessage.startsWith(messageOf(each)),
      true,
      `${each.name}: ${lxcMessage}\n${messageOf(each)}`,
    );
  }
});

test('every refusal says in words of its own what is wrong, and where', () => {
  for (const each of cases()) {
    for (const version of each.verdicts.keys()) {
      const { refused } = read(each, release(version));
      if (refused === undefined) continue;
      assert.is(render(refused.message).length > 10, true, each.name);
      assert.is(refused.at.text.length + 1 >= (refused.at.endColumn ?? 0), true, each.name);
    }
  }
});

const verdictOf = (each: Case, name: string): 'ok' | 'REJ' =>
  read(each, release(name)).refused ? 'REJ' : 'ok';

function read({ name }: Case, version: Version): Config {
  const config = readConfig(`/cases/${name}.conf`, version, look, '/cases');
  assert.ok(config, name);
  return config as Config; // Sound: asserted in the line above.
}

function release(name: string): Version {
  const version = parseVersion(name);
  assert.ok(version, name);
  return version as Version; // Sound: asserted in the line above.
}

/** Without function, line and errno, under the path it is read by here. The table cuts long messages off. */
const messageOf = ({ name, error }: Case): string =>
  (/: \d+ (?:[A-Z][A-Za-z ]* - )?(.*)$/s.exec(error)?.[1] ?? 'nothing')
    .replace(`"${name}.conf"`, `"/cases/${name}.conf"`)
    .slice(0, 150);

test.run();
