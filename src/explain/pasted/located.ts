import { containersOf, type Person } from './ordinary.ts';
import type { Pasted } from './pasted.ts';
import { personOf } from './person.ts';
import { type Listed, ownConfig } from './shapes.ts';

/** What a text shows, each under the path that it has on the machine of that person. */
export interface Located {
  readonly person: Person;
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Those of which all lines are shown. */
  readonly whole: ReadonlySet<string>;
  readonly listed: ReadonlyMap<string, Listed>;
}

/** Undefined where the text does not tell whose machine it is. `started` is the container that the log is about. */
export function located(shown: Pasted, started: string | undefined): Located | undefined {
  const person = personOf(shown);
  if (!person) return undefined;
  const own = `${containersOf(person)}/${started ?? shown.container ?? 'container'}/config`;
  const place = (path: string) => (path === ownConfig ? own : path.replace(/^~(?=\/)/, person.home));
  const placed = <T>(all: ReadonlyMap<string, T>) =>
    new Map([...all].map(([path, value]) => [place(path), value] as const));
  return {
    person,
    files: placed(shown.files),
    whole: new Set([...shown.whole].map(place)),
    listed: placed(shown.listed),
  };
}
