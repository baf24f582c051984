import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import type { Rules } from '../../src/model/rule.ts';
import { faults } from '../lab/faults.ts';
import { hardships } from '../lab/hardships.ts';
import { both } from '../lab/vm/fault.ts';
import { faults as onRealHosts } from '../lab/vm/faults.ts';

// An error is a claim that the real LXC fails. Each rule that makes one has it proven, or says here why it cannot be.

const unproven: Readonly<Record<string, string>> = {
  'cgroup-delegation':
    'its error is for LXC 4 on cgroup v2 without systemd, which no Debian is; user-manager proves the same with it',
};

/** Proven by a script of its own, as no container is started that is there already. */
const byHardship: Readonly<Record<string, string>> = { 'login-umask': 'umask' };

const inThrowawayHosts = faults.flatMap(({ dies, named: [, rule], or }) =>
  dies ? [rule, ...(or ? [or[1]] : [])] : [],
);
const inMachines = onRealHosts.flatMap(({ on }) =>
  Object.values(on).flatMap((outcome) => {
    const { now, fresh } = both(outcome);
    return [now, fresh].flatMap(({ lxc, named }) => (lxc === 'dies' && named ? [named[1]] : []));
  }),
);
const proven = new Set([...inThrowawayHosts, ...inMachines]);

for (const [id, { maxSeverity: worst }] of Object.entries(rules as Rules)) {
  if (worst === 'warning' || worst === 'info') continue;
  test(`${id}: what it calls an error makes the real LXC fail`, () => {
    const script = byHardship[id];
    const shown = proven.has(id) || (script !== undefined && hardships.some(({ name }) => name === script));
    assert.is(shown, !Object.hasOwn(unproven, id));
  });
}

test.run();
