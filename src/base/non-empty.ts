/** Narrows a list to one that has a first item, as evidence and actions need. */
export const isNonEmpty = <T>(items: readonly T[]): items is readonly [T, ...T[]] => items.length > 0;
