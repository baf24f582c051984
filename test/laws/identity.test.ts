import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseQueryKey, type RecordedAnswer, type Recording } from '../../src/host/snapshot/answers.ts';
import type { Report } from '../../src/report/report.ts';
import { fixtureFiles, loadFixture } from '../support/fixture.ts';
import { reportOf } from '../support/fixture-report.ts';

// A finding is known by its fingerprint, from one run to the next and among those of its own: a baseline goes by it.

let found = 0;
let shifted = 0;

/** What each fingerprint of a run stands for. */
const identities = ({ findings, suppressed }: Report): { fingerprint: string; what: string }[] =>
  [...findings, ...suppressed.map(({ finding }) => finding)].map(({ fingerprint, rule, message }) => ({
    fingerprint,
    what: `${rule}: ${message}`,
  }));

/** What is told under a fingerprint that something else has already. */
function shared(report: Report): string[] {
  const first = new Map<string, string>();
  return identities(report).flatMap(({ fingerprint, what }) => {
    const other = first.get(fingerprint);
    first.set(fingerprint, other ?? what);
    return other === undefined ? [] : [`${fingerprint} is "${other}", and "${what}"`];
  });
}

/** Files in which a comment may stand anywhere: the settings of LXC, subordinate ids, and permissions to use bridges. */
const hasComments = (path: string, text: string): boolean =>
  /^\/etc\/(?:subuid|subgid|lxc\/lxc-usernet)$/.test(path) ||
  (/\/config$|\.conf$/.test(path) && /^\s*lxc\./m.test(text));

const shift = (key: string, answer: RecordedAnswer): RecordedAnswer => {
  const { verb, about } = parseQueryKey(key);
  if (verb !== 'read' || answer.is !== 'there' || typeof answer.value !== 'string') return answer;
  if (!hasComments(about, answer.value)) return answer;
  shifted++;
  return { is: 'there', value: `# inserted\n${answer.value}` };
};

/** The same host with a comment above the first line of each of those files. */
const withComments = ({ caller, answers }: Recording): Recording => ({
  caller,
  answers: new Map([...answers].map(([key, answer]) => [key, shift(key, answer)])),
});

for (const file of await fixtureFiles()) {
  const fixture = await loadFixture(file);

  test(`${file}: no two findings of a run share a fingerprint`, async () => {
    const report = await reportOf(fixture);
    found += identities(report).length;
    assert.equal(shared(report), []);
  });

  test(`${file}: a comment that is inserted changes no fingerprint`, async () => {
    const before = identities(await reportOf(fixture));
    // Another name, as reports are remembered by it.
    const commented = { ...fixture, file: `${file} with comments`, answers: withComments(fixture.answers) };
    const after = identities(await reportOf(commented));
    assert.equal(
      after.map(({ fingerprint }) => fingerprint).sort(),
      before.map(({ fingerprint }) => fingerprint).sort(),
    );
  });
}

test('there were findings to be told apart, and files to insert a comment in', () => {
  assert.ok(found > 400, `${found}`);
  assert.ok(shifted > 2000, `${shifted}`);
});

test.run();
