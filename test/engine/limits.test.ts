import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { phrase } from '../../src/base/phrase.ts';
import { attempt, Unseen } from '../../src/base/unseen.ts';
import { findingsLimit } from '../../src/engine/findings-limit.ts';
import { knowledge } from '../../src/engine/knowledge.ts';
import { containers } from '../../src/facts/config/containers.ts';
import { snapshot } from '../../src/host/snapshot.ts';
import type { Finding, Outcome } from '../../src/model/finding.ts';
import type { Subject, User } from '../../src/model/subject.ts';
import { loadFixture } from '../support/fixture.ts';

// One user cannot stop the run for the others.

const { answers } = await loadFixture('fixtures/hosts/tutorial.txt');
const user = (name: string): User => ({ kind: 'user', name });

test('each user has a budget of his own, and the machine has none', () => {
  const budget = { looks: 0, questions: 4, lines: 999, characters: 99_999 };
  const about = knowledge(snapshot(answers), { kind: 'machine' }, budget);
  const [one, another] = [user('lxcuser-test'), user('lxcuser-test ')];
  const refusal = (who: User) => attempt(() => about<'user'>(who)(containers));
  assert.match(String(refusal(one)), 'there is more to check for lxcuser-test than anyone would have');
  assert.instance(refusal(another), Unseen);
  assert.not.match(String(refusal(another)), 'there is more');
});

const finding = (subject: Subject): Finding => ({
  rule: 'some',
  stage: 'config',
  subject,
  fingerprint: '',
  kind: 'some',
  severity: 'warning',
  message: phrase``,
  evidence: [{ at: { path: '' }, note: phrase`` }],
  fix: { safety: 'manual', title: phrase`` },
});

const failed = (subject: Subject, count: number): Outcome => ({
  rule: 'some',
  stage: 'config',
  subject,
  status: 'fail',
  maxSeverity: 'error',
  findings: Array.from({ length: count }, () => finding(subject)),
});

test('of one user’s problems so many are told, and what is left out is unknown', () => {
  const within = findingsLimit(10);
  assert.is(within(failed(user('mallory'), 8)).status, 'fail');
  const over = within(failed(user('mallory'), 8));
  assert.is(over.status, 'unknown');
  assert.is(over.findings.length, 2);
  assert.is(within(failed(user('mallory'), 1)).findings.length, 0);
  assert.is(within(failed(user('alice'), 10)).status, 'fail');
  assert.is(within(failed({ kind: 'machine' }, 99)).findings.length, 99);
});

test.run();
