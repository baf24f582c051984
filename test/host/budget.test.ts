import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { phrase } from '../../src/base/phrase.ts';
import { attempt, Unseen } from '../../src/base/unseen.ts';
import { budgeted } from '../../src/host/budget.ts';
import { NoReply } from '../../src/host/silence.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import { loadFixture } from '../support/fixture.ts';

const { answers } = await loadFixture('fixtures/hosts/tutorial.txt');
const plenty = { looks: 9, questions: 9, lines: 999_999, characters: 999_999 };
const host = (less: Partial<typeof plenty>) => budgeted(snapshot(answers), 'mallory', { ...plenty, ...less });
const isOver = (look: () => unknown): boolean => {
  const found = attempt(look);
  return found instanceof Unseen && found.message.includes('mallory');
};

test('within the budget it is the same machine', () => {
  assert.is(host({}).read('/etc/subuid'), snapshot(answers).read('/etc/subuid'));
  assert.equal(host({}).caller, answers.caller);
});

test('looks, questions, lines and characters are spent, each of its own', () => {
  const looks = host({ looks: 2 });
  assert.not(isOver(() => looks.read('/etc/subuid')));
  assert.not(isOver(() => looks.stat('/etc/subuid')));
  assert.ok(isOver(() => looks.stat('/etc/subuid')));
  assert.ok(isOver(() => host({ lines: 1 }).read('/etc/passwd')));
  assert.ok(isOver(() => host({ characters: 5 }).read('/etc/passwd')));
  assert.ok(isOver(() => host({ questions: 0 }).ask(['getfacl'])));
  assert.ok(isOver(() => host({ questions: 0 }).processes(1000)));
});

test('what is over stays over, in anybody’s eyes, and what could not be seen was paid for', () => {
  const one = host({ looks: 1 });
  attempt(() => one.as({ name: 'mallory', uid: 1, gid: 1 }).stat('/nowhere'));
  assert.ok(isOver(() => one.read('/etc/passwd')));
  assert.ok(isOver(() => one.as({ name: 'root', uid: 0, gid: 0 }).list('/etc')));
});

test('a question that is waited for in vain costs a thousand, and one that nobody can answer no more than any', () => {
  const silent = (refusal: Unseen) =>
    budgeted(
      {
        ...snapshot(answers),
        ask: () => {
          throw refusal;
        },
      },
      'mallory',
      { ...plenty, looks: 99, questions: 2500 },
    );
  const offline = silent(new Unseen(phrase`not running`, 'offline'));
  const hung = silent(new NoReply('getfacl'));
  for (let turn = 0; turn < 50; turn += 1)
    for (const host of [offline, hung]) attempt(() => host.ask(['getfacl', `/${turn}`]));
  assert.not(isOver(() => offline.stat('/etc/subuid')));
  assert.ok(isOver(() => hung.stat('/etc/subuid')));
});

test.run();
