import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComparisonReport } from '../../src/report/comparison-report.ts';
import type { DifferenceReport } from '../../src/report/difference-report.ts';
import type { Fault, Viewer } from './fault.ts';
import { inside } from './throwaway.ts';
import type { Trial } from './trials.ts';

/** What `compare` makes of a healthy host and the same host with a fault. */
interface Compared {
  readonly unbroken: string | undefined;
  /** Undefined where there is no snapshot after the fault. */
  readonly root: ComparisonReport | undefined;
  readonly user: ComparisonReport | undefined;
  /** Paths that the fault has changed, found without lxc-lint. */
  readonly touched: readonly string[];
}

/** Faults by how `compare` tells of them. */
export const told = new Map<Telling, string[]>();
export type Telling = 'named first' | 'not recorded' | 'other first';

/** Faults that are named, but not first, and why. */
const later: Readonly<Record<string, string>> = {
  'quota-used-up': 'that another container is there and that it runs explain it only together',
  'root-cgroup-no-way': 'the cgroup of the shell explains it, and the program that is gone comes second',
};

/** Whether the difference named first is the fault; a fault that no snapshot records is only counted. */
export const comparing = (fault: Fault, keep: boolean): Trial => ({
  fault,
  run: async (layout) => {
    const seen = await inside('compare', fault, layout, keep, read, {
      LAB_WAIT: '120',
      LAB_RECORD: isOfShell(fault) && !fault.silent ? '1' : '',
    });
    if (seen.unbroken !== undefined) return { line: fault.name, wrong: [seen.unbroken] };
    const viewers = (['root', 'user'] as const).filter((viewer) => seen[viewer]?.differences.length);
    const [viewer = 'root'] = viewers.filter((each) => isFaultFirst(fault, seen, each));
    const first = seen[viewer]?.differences[0];
    const how = tellingOf(fault, seen, viewers, viewer);
    told.set(how, [...(told.get(how) ?? []), fault.name]);
    const line = [fault.name.padEnd(28), how.padEnd(12), viewer.padEnd(4), first ? shown(first) : ''].join(
      ' ',
    );
    return { line, wrong: how === 'other first' && !(fault.name in later) ? wrongs(seen, viewers) : [] };
  },
});

function tellingOf(fault: Fault, seen: Compared, viewers: readonly Viewer[], viewer: Viewer): Telling {
  if (isFaultFirst(fault, seen, viewer)) return 'named first';
  return viewers.length === 0 ? 'not recorded' : 'other first';
}

const wrongs = (seen: Compared, viewers: readonly Viewer[]): string[] => [
  ...viewers.map((each) => `${each}: ${(seen[each]?.differences ?? []).slice(0, 3).map(shown).join(' | ')}`),
  `touched: ${seen.touched.slice(0, 12).join(' ')}`,
];

/** The thing itself, or what it lies in: a file that is gone has changed its directory. */
function isFaultFirst(fault: Fault, { touched, ...seen }: Compared, viewer: Viewer): boolean {
  const [first] = seen[viewer]?.differences ?? [];
  if (!first) return false;
  const isShells = first.kind === 'environment' || /^\/proc\/(?:self|PID)\//.test(first.path);
  if (isShells && isOfShell(fault)) return true;
  const paths = pathsIn(first);
  return paths.some(
    (path) =>
      touched.includes(path) || touched.includes(path.replace(/\/[^/]*$/, '') || '/') || isEmptied(path),
  );

  /** What was emptied has lost the directories on the way as well. */
  function isEmptied(path: string): boolean {
    const isLost = first?.changes.some(
      ({ what, after }) => what === 'gone' || (what === 'target' && after === null),
    );
    return (
      isLost === true && touched.some((each) => each.split('/').length > 4 && path.startsWith(`${each}/`))
    );
  }
}

/** A command names its files, and a table of mounts has where they are. */
function pathsIn({ kind, path, changes }: DifferenceReport): string[] {
  if (kind === 'command') return path.split(' ');
  if (!/^\/proc\/[^/]+\/mount(?:info|s)$/.test(path)) return [path];
  return changes.flatMap(({ removed, added }) => [...removed, ...added].flatMap((line) => line.split(' ')));
}

/** Something may be wrong with the shell of the user, or with a cgroup of its own: root sees but a part of that. */
const isOfShell = ({ login, setpriv, fresh, cgroup }: Fault): boolean =>
  login !== undefined || setpriv !== undefined || fresh === true || cgroup === 'v2';

const shown = ({ path, changes, explains }: DifferenceReport): string =>
  `${path} ${changes.map(({ what }) => what).join()} (${[...new Set(explains.map(({ rule }) => rule))].join()})`;

function read(out: string): Compared {
  const text = (name: string): string | undefined =>
    existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8') : undefined;
  const json = (name: string): ComparisonReport | undefined => {
    const found = text(name);
    return found === undefined || found === '' ? undefined : JSON.parse(found);
  };
  return {
    unbroken: text('unbroken'),
    root: json('root.json'),
    user: json('user.json'),
    touched: (text('touched') ?? '').split('\n').filter(Boolean),
  };
}
