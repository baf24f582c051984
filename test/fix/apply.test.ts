import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { phrase } from '../../src/base/phrase.ts';
import { apply } from '../../src/fix/apply.ts';
import type { Executor } from '../../src/fix/executor-port.ts';
import { parseJournal } from '../../src/fix/journal.ts';
import type { Change, PlannedFix } from '../../src/fix/plan.ts';
import { Outdated, Refused } from '../../src/fix/refused.ts';

const platform = (path: string): Change => ({ do: 'setting', by: 'root', path, before: '0', after: '1' });
const changes = ['/a', '/b'].map(platform);
// Sound: of a finding `apply` reads no more than this.
const step = {
  finding: { rule: 'rule', subject: { kind: 'machine' }, fix: { safety: 'safe', title: phrase`title` } },
  changes,
} as unknown as PlannedFix;

/** Hands that fail at /b, and all that was done. */
function trial(failure: Error, mark: (as: string) => void = () => {}) {
  const said: string[] = [];
  const executor: Executor = {
    inspect: () => ({ is: 'setting', value: '0' }),
    apply: (change) => {
      if (change === changes[1]) throw failure;
    },
    revert: (change) => {
      said.push(`unmake ${change.do === 'run' ? '' : change.path}`);
      return 'undone';
    },
  };
  let last = 0;
  const journal = {
    id: 'id',
    begin: () => ++last,
    mark: (number: number, as: string) => {
      said.push(`${number} ${as}`);
      mark(as);
    },
  };
  const { status, changes: made } = apply(step, executor, journal, () => {});
  return { said, status, made: made.map((each) => each.status) };
}

test('what failed halfway is taken back, and all before it', () => {
  const { said, status, made } = trial(new Refused(phrase`no`));
  assert.equal(said, ['1 done', 'unmake /b', '2 undone', 'unmake /a', '1 undone']);
  assert.is(status, 'failed');
  assert.equal(made, ['undone', 'failed']);
});

test('what somebody else did meanwhile is not taken back, though it be the same', () => {
  const { said } = trial(new Outdated('/b'));
  assert.equal(said, ['1 done', '2 undone', 'unmake /a', '1 undone']);
});

test('what was taken back is so, even where the journal has no room for the word', () => {
  const { made } = trial(new Refused(phrase`no`), (as) => {
    if (as === 'undone') throw new Refused(phrase`no space`);
  });
  assert.equal(made, ['undone', 'failed']);
});

test('of a damaged journal the whole lines count', () => {
  const entry = {
    number: 1,
    rule: 'r',
    title: 't',
    change: platform('/a'),
    was: { is: 'setting', value: '0' },
  };
  const lines = [
    { journal: 1, user: 'root', startedAt: '2026-11-24T00:00:00.000Z' },
    null,
    7,
    [],
    { number: 2 },
    { number: 3, title: 't', change: null, was: null },
    entry,
    { number: 9, as: 'done' },
    { number: 1, as: 'done' },
  ].map((line) => JSON.stringify(line));
  const past = parseJournal('id', `${lines.join('\n')}\n{"number":1,"as":"un`);
  assert.equal(
    past?.entries.map(({ number, state }) => [number, state]),
    [[1, 'done']],
  );
  for (const text of ['', '\0', 'null\n', '{}\n', '{"journal":2}\n'])
    assert.is(parseJournal('id', text), undefined);
});

test.run();
