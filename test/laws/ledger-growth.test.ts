import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isList, isMap, keys } from '../../src/lxc/config/keys/keys.ts';
import type { LineInForce } from '../../src/lxc/config/settings/lines-in-force.ts';
import { effectOf } from '../../src/lxc/ledger/ledger.ts';
import type { Machine } from '../../src/lxc/ledger/machine.ts';
import type { Situation } from '../../src/lxc/ledger/row.ts';

/** Keys that a config may have any number of lines with. */
const many = keys.filter((key) => isList(key) || isMap(key)).map(({ name }) => name);

/** The lines that the real lxc-start is asked about. */
const samples = readFileSync(new URL('../lab/starts/lines.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name = '', value = ''] = /^(\S+) ?= ?(.*)$/.exec(line) ?? [];
    return many.some((each) => name === each || name.startsWith(`${each}.`)) ? [{ name, value }] : [];
  });

const machine: Machine = {
  find: () => undefined,
  owns: () => true,
  isRootUser: () => false,
  isUp: () => false,
  isSearchable: () => true,
  read: (path) => (path === '/proc/sys/kernel/osrelease' ? '6.12.0' : undefined),
  isReachable: () => true,
  findInRootfs: () => undefined,
  cgroupOf: () => '/sys/fs/cgroup/memory/alice',
  oomScore: () => 0,
  exports: () => true,
  hardLimit: () => 1024,
  isMapped: () => true,
  isRunning: () => false,
  isLink: () => false,
  hasRoute: () => true,
  hasCoreScheduling: () => false,
  init: () => 'other',
};

/** How often all lines are gone through for as many lines of this kind. */
function timesThrough(
  sample: { readonly name: string; readonly value: string },
  count: number,
  v2: boolean,
): number {
  const lines = Array.from(
    { length: count },
    () => ({ name: sample.name, at: { value: sample.value } }) as unknown as LineInForce,
  );
  let times = 0;
  const situation: Situation = {
    version: { major: 5, minor: 0, patch: 2 },
    settings: { nics: [], idmaps: [], last: new Map() } as unknown as Situation['settings'],
    get lines() {
      times += 1;
      return lines;
    },
    fstab: [],
    v2,
    machine,
  };
  for (const line of lines) effectOf(line, situation);
  return times;
}

// A stranger may write thousands of lines, and nobody waits for what he made root do.
test('what a line does is judged without going through all others again', () => {
  const slow = samples.filter((sample) =>
    [true, false].some((v2) => timesThrough(sample, 40, v2) > timesThrough(sample, 20, v2)),
  );
  assert.ok(samples.length > 500, `${samples.length}`);
  assert.equal(slow, []);
});

test.run();
