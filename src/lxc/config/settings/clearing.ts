import type { Statement } from '../reader/statement.ts';

/** The lines of a list that count, and those that an empty value below them clears. */
export interface Clearing {
  readonly held: readonly Statement[];
  readonly cleared: readonly { readonly by: Statement; readonly lines: readonly Statement[] }[];
}

export function clearing(list: readonly Statement[]): Clearing {
  const held: Statement[] = [];
  const cleared: { by: Statement; lines: Statement[] }[] = [];
  for (const at of list) {
    if (at.value === '') cleared.push({ by: at, lines: held.splice(0) });
    else held.push(at);
  }
  return { held, cleared };
}
