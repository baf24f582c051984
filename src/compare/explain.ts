import type { Linted } from '../engine/lint.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import type { DifferenceReport } from '../report/difference-report.ts';
import { type Difference, differencesOf } from './difference.ts';
import { effectsOf, settledBy } from './effect.ts';
import { folded } from './fold.ts';
import { inOrder, type Weighed } from './order.ts';
import { putBack } from './put-back.ts';
import { softwareAt } from './software.ts';

/** A host as it was recorded, and what a lint said of it. */
export interface Judged {
  readonly recording: Recording;
  readonly linted: Linted;
}

/** How many differences are tried, of those that findings point at first: each takes a lint. */
export const mostTried = 200;

/**
 * What differs between two looks at a host, what explains the findings first. One that explains a finding is found by
 * experiment: were this alone as before, a lint would not report it.
 */
export function explainedDifferences(
  before: Judged,
  after: Judged,
  judge: (recording: Recording) => Linted,
  tries = mostTried,
): DifferenceReport[] {
  const effects = effectsOf(before.linted, after.linted);
  const pointing = ({ paths }: Difference) =>
    effects.filter(({ places }) => places.some(({ path }) => paths.some((each) => isAt(each, path))));
  const settled = (difference: Difference) =>
    settledBy(judge(putBack(before.recording, after.recording, difference)), effects);
  const byReason = inOrder(effects);
  const all = byReason(
    folded(differencesOf(before.recording, after.recording)).map((difference) => ({
      difference,
      explains: [],
      shownBy: pointing(difference),
    })),
  );
  const weighed = all.map((each, index) => ({
    ...each,
    explains: effects.length > 0 && index < tries ? settled(each.difference) : [],
  }));
  return byReason(
    weighed.filter(({ difference, explains }) => !difference.varies || explains.length > 0),
  ).map(reported);
}

/** At this place, or a file in the directory that it is. */
const isAt = (path: string, place: string): boolean =>
  path === place || path.replace(/\/[^/]*$/, '') === place;

const reported = ({ difference: { kind, path, changes }, explains }: Weighed): DifferenceReport => ({
  kind,
  path,
  name: softwareAt(path) ?? null,
  changes: changes.map((each) =>
    each.what === 'value' && softwareAt(path) !== undefined ? { ...each, what: 'version' } : each,
  ),
  explains: explains.map(({ rule, fingerprint }) => ({ rule, fingerprint })),
});
