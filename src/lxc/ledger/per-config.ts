import { groupBy } from '../../base/grouped.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import type { Situation } from './row.ts';

/** Computed once for all lines of a config: a stranger may have written thousands of them. */
export function perConfig<T>(compute: (situation: Situation) => T): (situation: Situation) => T {
  const known = new WeakMap<Situation, { readonly value: T }>();
  return (situation) => {
    const found = known.get(situation) ?? { value: compute(situation) };
    known.set(situation, found);
    return found.value;
  };
}

const byName = perConfig(({ lines }) => groupBy(lines, ({ name }) => name));

/** The lines that count for a key, in the order of the file. */
export const linesOf = (situation: Situation, name: string): readonly LineInForce[] =>
  byName(situation).get(name) ?? [];
