import { groupBy } from '../../base/grouped.ts';
import { isNonEmpty } from '../../base/non-empty.ts';
import { attempt } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { accepts } from '../../lxc/config/settings/accepts.ts';
import type { LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import { limitsNothing, onOtherVersion, takenUpBy } from '../../lxc/equal-limits.ts';
import { effectOf } from '../../lxc/ledger/ledger.ts';
import type { Situation } from '../../lxc/ledger/row.ts';
import type { Fact } from '../../model/fact.ts';
import { startSituation } from '../config/start-situation.ts';
import { controllerOf, fileOf, type IgnoredLimits, ignoredLimits } from './ignored-limits.ts';

/** A limit that LXC ignores on this host, and what would set the same limit. */
export interface LostLimit {
  readonly limit: Statement;
  /** The version of cgroups that the host uses. */
  readonly version: 1 | 2;
  readonly file: string;
  /** `none`: nothing sets it on this version; `refused`: this LXC does not take the lines. */
  readonly equal: EqualLimit | 'none' | 'refused';
}

export interface EqualLimit {
  readonly lines: readonly [SettingLine, ...SettingLine[]];
  /** Whether a container starts with them. `no-cgroup`: the user owns none with this controller. */
  readonly start: 'certain' | 'unknown' | 'no-cgroup';
  readonly controller: string;
  /** Other lines that these stand for as well. */
  readonly takenUp: readonly Statement[];
}

interface SettingLine {
  readonly key: string;
  readonly value: string;
}

/** But for those that limit nothing, and those of which the config speaks in the words of this host as well. */
export const lostLimits: Fact<'container', readonly LostLimit[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const ignored = know(ignoredLimits);
    const { version, limits } = ignored;
    if (limits.length === 0) return [];
    const changes = converted(ignored);
    const before = know(startSituation);
    const added = changes.flatMap(({ limit, lines = [] }) => lines.map((line) => inForce(limit, line)));
    const situation = { ...before, lines: [...before.lines, ...added] };
    const byFile = groupBy(limits, fileOf);
    return changes.map(({ limit, lines }): LostLimit => {
      const file = fileOf(limit);
      if (!lines || !isNonEmpty(lines)) return { limit, version, file, equal: 'none' };
      const texts = lines.map(({ key, value }) => `${key} = ${value}`);
      if (!accepts(texts, situation.version)) return { limit, version, file, equal: 'refused' };
      const other = takenUpBy(file) ?? '';
      const takenUp = byFile.get(other) ?? [];
      // By the first of several: a stranger may have written thousands of either.
      byFile.delete(other);
      return { limit, version, file, equal: { lines, takenUp, ...startWith(limit, lines, situation) } };
    });
  },
};

interface Change {
  readonly limit: Statement;
  /** Undefined where there is no equal. */
  readonly lines: readonly SettingLine[] | undefined;
}

function converted({ version, limits, heeded }: IgnoredLimits): Change[] {
  const values = new Map([...heeded, ...limits].map((each) => [fileOf(each), each.value]));
  const said = new Set(heeded.map(fileOf));
  const saidOf = new Set([...said].map(controllerOf));
  const [from, prefix] = version === 2 ? ([1, 'lxc.cgroup2'] as const) : ([2, 'lxc.cgroup'] as const);
  return limits.flatMap((limit): Change[] => {
    const equal = onOtherVersion(from, { file: fileOf(limit), value: limit.value }, values);
    if (!equal) return saidOf.has(controllerOf(fileOf(limit))) ? [] : [{ limit, lines: undefined }];
    if (equal.every(limitsNothing) || equal.some(({ file }) => said.has(file))) return [];
    return [{ limit, lines: equal.map(({ file, value }) => ({ key: `${prefix}.${file}`, value })) }];
  });
}

/** As if the config had the line in the place of the limit. */
const inForce = (limit: Statement, { key, value }: SettingLine): LineInForce => ({
  name: key,
  at: { ...limit, key, value },
});

function startWith(
  limit: Statement,
  lines: readonly SettingLine[],
  situation: Situation,
): Pick<EqualLimit, 'start' | 'controller'> {
  const controller = lines[0]?.key.split('.')[2] ?? '';
  if (attempt(() => situation.machine.cgroupOf(controller)) === undefined)
    return { start: 'no-cgroup', controller };
  const effects = lines.map((line) => attempt(() => effectOf(inForce(limit, line), situation)));
  return { start: effects.every((effect) => effect === 'judged') ? 'certain' : 'unknown', controller };
}
