import type { Difference } from './difference.ts';
import type { Effect } from './effect.ts';

/** A difference, and what it has to do with what a lint says now. */
export interface Weighed {
  readonly difference: Difference;
  /** What it explains by itself. */
  readonly explains: readonly Effect[];
  /** What points at it. */
  readonly shownBy: readonly Effect[];
}

/**
 * By what they explain, or what points at them and has no better explanation: it may take several differences together. Within
 * one, those that explain it come first; what has nothing to do with any comes last, by its name.
 */
export const inOrder =
  (effects: readonly Effect[]) =>
  (all: readonly Weighed[]): Weighed[] => {
    const settled = new Set(all.flatMap(({ explains }) => explains));
    const reasonOf = ({ explains, shownBy }: Weighed) =>
      explains[0] ?? shownBy.find((effect) => !settled.has(effect));
    return [...all].sort((a, b) => {
      const [first, other] = [reasonOf(a), reasonOf(b)];
      if (!first || !other)
        return Number(!first) - Number(!other) || b.shownBy.length - a.shownBy.length || byPath(a, b);
      return (
        effects.indexOf(first) - effects.indexOf(other) ||
        Number(a.explains.length === 0) - Number(b.explains.length === 0) ||
        Number(a.difference.varies) - Number(b.difference.varies) ||
        Number(b.shownBy.includes(first)) - Number(a.shownBy.includes(first)) ||
        b.explains.length - a.explains.length ||
        byPath(a, b)
      );
    });
  };

const byPath = (a: Weighed, b: Weighed): number => (a.difference.path < b.difference.path ? -1 : 1);
