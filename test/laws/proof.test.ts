import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import type { Rules } from '../../src/model/rule.ts';
import { answers } from '../lab/faults/elsewhere.ts';
import { faults } from '../lab/faults.ts';
import { hardships } from '../lab/hardships.ts';
import { harmless, judged, unseen } from '../lab/needs.ts';
import { both } from '../lab/vm/fault.ts';
import { faults as onRealHosts } from '../lab/vm/faults.ts';

// An error is a claim that the real LXC fails. Each rule that makes one has it proven, on one Debian at least.

/** Proven by a script of its own, as no container is started that is there already. */
const byHardship: Readonly<Record<string, string>> = { 'login-umask': 'umask' };

/** Stages of which every rule that makes an error is about a need. */
const ofHostOrSession: ReadonlySet<string> = new Set(['install', 'kernel', 'account', 'session']);

const inThrowawayHosts = faults.flatMap(({ dies, named: [, rule], or }) =>
  dies ? [rule, ...(or ? [or[1]] : [])] : [],
);
const inMachines = onRealHosts.flatMap(({ on }) =>
  Object.values(on).flatMap((outcome) => {
    const { now, fresh } = both(outcome);
    return [now, fresh].flatMap(({ lxc, named }) => (lxc === 'dies' && named ? [named[1]] : []));
  }),
);
const onOtherDebians = Object.values(answers).flatMap((rows) =>
  Object.values(rows).flatMap((answer) => (typeof answer === 'string' ? [] : [answer[1]])),
);
const proven = new Set([...inThrowawayHosts, ...onOtherDebians, ...inMachines]);

for (const [id, { maxSeverity: worst }] of Object.entries(rules as Rules)) {
  if (worst === 'warning' || worst === 'info') continue;
  test(`${id}: what it calls an error makes the real LXC fail`, () => {
    const script = byHardship[id];
    const shown = proven.has(id) || (script !== undefined && hardships.some(({ name }) => name === script));
    assert.ok(shown);
  });
}

for (const [need, ids] of Object.entries(judged))
  test(`a start needs ${need}: a rule that says so makes the real LXC fail`, () => {
    assert.ok(ids.every((id) => Object.hasOwn(rules, id)));
    assert.ok(ids.some((id) => proven.has(id)));
  });

test('what a start needs of the host is looked at, harmless or neither', () => {
  const all = [...Object.keys(judged), ...harmless, ...Object.keys(unseen)];
  assert.is(new Set(all).size, all.length);
  const named = new Set(Object.values(judged).flat());
  const errors = [...proven].filter((id) => ofHostOrSession.has((rules as Rules)[id]?.stage ?? ''));
  assert.equal(
    errors.filter((id) => !named.has(id)),
    [],
  );
});

test.run();
