import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ContainerVerdict } from '../../src/engine/verdict.ts';
import { withProgress } from '../../src/run/progress.ts';

const container = (name: string) => ({
  kind: 'container' as const,
  user: { kind: 'user' as const, name: 'ann' },
  name,
  folder: undefined,
  config: `/home/ann/${name}`,
});

const verdict = (is: 'starts' | 'fails', name: string): ContainerVerdict => ({
  container: container(name),
  verdict: is === 'fails' ? { is, stage: 'config', because: [] } : { is },
  command: undefined,
});

/** What was shown while this many milliseconds pass for each container. */
function shown(each: number, all: readonly ('starts' | 'fails')[]): string[] {
  const texts: string[] = [];
  let now = 0;
  const io = { status: (text: string) => texts.push(text) };
  withProgress(
    io,
    (watch) => {
      for (const [index, is] of all.entries()) {
        now += each;
        watch(verdict(is, `c${index}`));
      }
    },
    () => now,
  );
  return texts;
}

test('a quick look shows nothing, and has nothing to take away', () => {
  assert.equal(shown(1, ['starts', 'fails', 'starts']), ['']);
});

test('a long look says how far it has come and how many fail, and then is gone', () => {
  assert.equal(shown(500, ['starts', 'fails', 'fails', 'starts']), [
    'containers looked at: 2; will not start: 1',
    'containers looked at: 3; will not start: 2',
    'containers looked at: 4; will not start: 2',
    '',
  ]);
});

test('a terminal is not written to for every container', () => {
  const many = Array.from({ length: 10_000 }, () => 'starts' as const);
  assert.ok(shown(1, many).length < 100);
});

test('what stops the look does not leave the line behind', () => {
  const texts: string[] = [];
  assert.throws(
    () =>
      withProgress({ status: (text) => texts.push(text) }, () => {
        throw new Error('no');
      }),
    /no/,
  );
  assert.equal(texts, ['']);
});

test.run();
