import type { Linted } from '../engine/lint.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import type { DifferenceReport } from '../report/difference-report.ts';
import { type Difference, differencesOf } from './difference.ts';
import { compareEffects, type Effect, effectsOf, settledBy } from './effect.ts';
import { folded } from './fold.ts';
import { putBack } from './put-back.ts';
import { softwareAt } from './software.ts';

/** A host as it was recorded, and what a lint said of it. */
export interface Judged {
  readonly recording: Recording;
  readonly linted: Linted;
}

/** Each takes a lint; where more differs, those that no finding points at are not tried. */
const mostTried = 200;

interface Weighed {
  readonly difference: Difference;
  readonly explains: readonly Effect[];
  /** The first effect that points at it. */
  readonly shownBy: Effect | undefined;
}

/**
 * What differs between two looks at a host, what explains the findings first. One that explains a finding is found by
 * experiment: were this alone as before, a lint would not report it.
 */
export function explainedDifferences(
  before: Judged,
  after: Judged,
  judge: (recording: Recording) => Linted,
): DifferenceReport[] {
  const effects = effectsOf(before.linted, after.linted);
  const weigh = (difference: Difference, isTried: boolean): Weighed => ({
    difference,
    explains: isTried
      ? settledBy(judge(putBack(before.recording, after.recording, difference)), effects)
      : [],
    shownBy: effects.find(({ places }) => places.some(({ path }) => difference.paths.includes(path))),
  });
  const all = folded(differencesOf(before.recording, after.recording));
  return all
    .map((each) => weigh(each, false))
    .sort(compareWeights)
    .map(({ difference }, index) => weigh(difference, effects.length > 0 && index < mostTried))
    .filter(({ difference, explains }) => !difference.varies || explains.length > 0)
    .sort(compareWeights)
    .map(reported);
}

/** Those that explain, then those that a finding points at, then by stage and name. */
function compareWeights(a: Weighed, b: Weighed): number {
  const [first, other] = [a.explains[0], b.explains[0]];
  if (first && other)
    return (
      compareEffects(first, other) ||
      Number(a.difference.varies) - Number(b.difference.varies) ||
      Number(b.shownBy === first) - Number(a.shownBy === first) ||
      b.explains.length - a.explains.length ||
      byPath(a, b)
    );
  if (first || other) return first ? -1 : 1;
  if (a.shownBy && b.shownBy) return compareEffects(a.shownBy, b.shownBy) || byPath(a, b);
  if (a.shownBy || b.shownBy) return a.shownBy ? -1 : 1;
  return byPath(a, b);
}

const byPath = (a: Weighed, b: Weighed): number => (a.difference.path < b.difference.path ? -1 : 1);

const reported = ({ difference: { kind, path, changes }, explains }: Weighed): DifferenceReport => ({
  kind,
  path,
  name: softwareAt(path) ?? null,
  changes: changes.map((each) =>
    each.what === 'value' && softwareAt(path) !== undefined ? { ...each, what: 'version' } : each,
  ),
  explains: explains.map(({ rule, fingerprint }) => ({ rule, fingerprint })),
});
