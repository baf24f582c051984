import type { ChangeKind, ChangeReport } from '../report/difference-report.ts';
import type { Difference } from './difference.ts';

/** Takes what only follows from another difference into that one: what lay below a directory that is gone went with it. */
export function folded(all: readonly Difference[]): Difference[] {
  const byPath = new Map(all.map((each) => [each.path, each]));
  const told = all.map((each) => withoutNews(each, byPath)).filter(({ changes }) => changes.length > 0);
  const rest = new Map(told.map((each) => [each.path, each]));
  const owner = new Map(told.map((each) => [each.path, causeOf(each, rest)?.path ?? each.path]));
  const named = (path: string) => all.filter((each) => listing(each, byPath).includes(path));
  return told
    .filter(({ path }) => owner.get(path) === path)
    .map((each) => ({
      ...each,
      paths: [
        ...told.filter(({ path }) => owner.get(path) === each.path).flatMap(({ paths }) => paths),
        ...named(each.path).map(({ path }) => path),
      ],
    }));
}

type ByPath = ReadonlyMap<string, Difference>;

/** The topmost one that takes what is below it along. */
function causeOf({ path, kind, changes }: Difference, all: ByPath): Difference | undefined {
  if (kind !== 'file' || !changes.every(({ what }) => following.includes(what))) return undefined;
  const above = ancestors(path).flatMap((each) => all.get(each) ?? []);
  return above.find((each) => each.changes.some(({ what }) => taking.includes(what)));
}

/** What may follow from a change above it. */
const following: readonly ChangeKind[] = ['gone', 'new', 'access'];

/** What decides who gets below it, and what is there. */
const taking: readonly ChangeKind[] = ['gone', 'new', 'type', 'owner', 'mode', 'target', 'access'];

/** Without the names of what has a difference of its own. */
function withoutNews(difference: Difference, all: ByPath): Difference {
  const own = listing(difference, all);
  if (own.length === 0) return difference;
  const isKept = (name: string) => !own.includes(below(difference.path, name));
  const kept = (each: ChangeReport): ChangeReport[] => {
    const change = { ...each, removed: each.removed.filter(isKept), added: each.added.filter(isKept) };
    return change.removed.length + change.added.length + change.omitted > 0 ? [change] : [];
  };
  return {
    ...difference,
    changes: difference.changes.flatMap((each) => (each.what === 'names' ? kept(each) : [each])),
  };
}

/** The paths of what a directory has lost or got, where that is told of itself. */
function listing({ path, changes }: Difference, all: ByPath): string[] {
  const names = changes.flatMap(({ what, removed, added }) =>
    what === 'names' ? [...removed, ...added] : [],
  );
  return names.map((name) => below(path, name)).filter((each) => all.has(each));
}

const below = (folder: string, name: string): string => `${folder === '/' ? '' : folder}/${name}`;

/** The topmost first. */
function ancestors(path: string): string[] {
  const words = path.split('/').slice(1, -1);
  return ['/', ...words.map((_, index) => `/${words.slice(0, index + 1).join('/')}`)];
}
