type Path = readonly string[];

/** What the program says of itself, in words of its own alone. */
const ours =
  /^(rule|blockedBy|stage|status|severity|originalSeverity|breaks|safety|verdict|kind|do|by|source|is)$/;

/** The way to each text of a report that may be a stranger's. */
export const textsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(Object(value)).flatMap(([key, each]) =>
        ours.test(key) ? [] : textsIn(each, [...path, key]),
      );

/** The same with more text in that place. */
export function spoilt(value: unknown, [key, ...rest]: Path, evil: string): unknown {
  if (key === undefined) return `${value}${evil}`;
  if (Array.isArray(value))
    return value.map((each, index) => (`${index}` === key ? spoilt(each, rest, evil) : each));
  return { ...Object(value), [key]: spoilt(Object(value)[key], rest, evil) };
}
