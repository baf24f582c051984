import { groupBy } from '../base/grouped.ts';
import { callerVariables } from '../host/host.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import type { ChangeReport, DifferenceReport } from '../report/difference-report.ts';
import { changesOf } from './changes.ts';
import { bounded, change } from './line-changes.ts';
import { differingLooks, type Look } from './look.ts';
import { isVarying } from './varying.ts';

/** One thing that is not what it was: all that was asked about it. */
export interface Difference extends Pick<DifferenceReport, 'kind' | 'path' | 'changes'> {
  /** It, and what only follows from it: the path itself, and those below it that went with it. */
  readonly paths: readonly string[];
  /** It changes from one look to the next. */
  readonly varies: boolean;
}

/** What differs between two recordings, each thing once. */
export function differencesOf(before: Recording, after: Recording): Difference[] {
  const looks = groupBy(differingLooks(before, after), ({ path }) => path);
  const found = [...looks].map(([path, about]): Difference => differenceAt(path, about));
  return [...variables(before, after), ...found.filter(({ changes }) => changes.length > 0)];
}

function differenceAt(path: string, looks: readonly Look[]): Difference {
  return {
    kind: looks.some(({ verb }) => verb === 'ask') ? 'command' : 'file',
    path,
    changes: merged(looks.flatMap(changesOf)),
    paths: [path],
    varies: looks.every(isVarying),
  };
}

/** What came or went has no other news; a file that several patterns were looked for in has each line once. */
function merged(changes: readonly ChangeReport[]): ChangeReport[] {
  const whole = changes.find(({ what }) => what === 'gone' || what === 'new');
  if (whole) return [whole, ...changes.filter(({ what }) => what === 'target').slice(0, 1)];
  return [...groupBy(changes, ({ what }) => what).values()].flatMap(together);
}

function together([first, ...others]: readonly ChangeReport[]): ChangeReport[] {
  if (!first) return [];
  if (first.what !== 'lines' && first.what !== 'names') return [first];
  const all = [first, ...others];
  const unique = (lines: readonly string[]) => [...new Set(lines)];
  return [
    bounded({
      ...first,
      removed: unique(all.flatMap(({ removed }) => removed)),
      added: unique(all.flatMap(({ added }) => added)),
      omitted: Math.max(...all.map(({ omitted }) => omitted)),
    }),
  ];
}

/** The environment of whoever looked. */
function variables({ caller: then }: Recording, { caller: now }: Recording): Difference[] {
  const changed = callerVariables.filter((name) => then.env[name] !== now.env[name]);
  return changed.map((name) => ({
    kind: 'environment',
    path: `$${name}`,
    changes: [{ ...change('value'), before: then.env[name] ?? null, after: now.env[name] ?? null }],
    paths: [`$${name}`],
    // Where somebody stood, and who called sudo.
    varies: name === 'PWD' || name === 'SUDO_USER',
  }));
}
