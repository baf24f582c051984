/** The members of a list by what they have in common, in the order in which each comes first. */
export function groupBy<K, T>(all: readonly T[], by: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const key = by(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
