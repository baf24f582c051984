import { diffArrays } from 'diff';
import type { ChangeKind, ChangeReport } from '../report/difference-report.ts';

/** Lines of a difference that are told; a file that was replaced has no more to say. */
const told = 50;

/** Edits from one text to another; two that differ in more have nothing in common. */
const mostEdits = 2000;

/** What became of the lines of a text, one for one where it has but one. */
export function textChange(before: string, after: string): ChangeReport | undefined {
  const [old, young] = [linesOf(before), linesOf(after)];
  if (old.length <= 1 && young.length <= 1)
    return before === after ? undefined : { ...change('value'), before: old[0] ?? '', after: young[0] ?? '' };
  return listChange('lines', old, young);
}

/** What became of lines or names in their order; undefined where they are the same. */
export function listChange(
  what: 'lines' | 'names',
  before: readonly string[],
  after: readonly string[],
): ChangeReport | undefined {
  const parts = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  const removed = parts ? parts.flatMap((part) => (part.removed ? part.value : [])) : [...before];
  const added = parts ? parts.flatMap((part) => (part.added ? part.value : [])) : [...after];
  return removed.length + added.length === 0 ? undefined : bounded({ ...change(what), removed, added });
}

/** The same with no more lines than anybody reads. */
export const bounded = ({ removed, added, omitted, ...rest }: ChangeReport): ChangeReport => ({
  ...rest,
  removed: removed.slice(0, told),
  added: added.slice(0, told),
  omitted: omitted + Math.max(0, removed.length - told) + Math.max(0, added.length - told),
});

/** A change of which nothing else is known. */
export const change = (what: ChangeKind): ChangeReport => ({
  what,
  before: null,
  after: null,
  removed: [],
  added: [],
  omitted: 0,
});

const linesOf = (text: string): string[] => {
  const all = text.split('\n');
  if (all.at(-1) === '') all.pop();
  return all;
};
