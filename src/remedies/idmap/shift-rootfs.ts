import type { ShiftPlan } from '../../facts/idmap/shift-plan.ts';
import { hostRange, type IdMap, type IdType } from '../../lxc/idmap.ts';
import { contains, type IdRange, overlaps } from '../../lxc/idrange.ts';
import type { BothGrants } from '../../lxc/subid.ts';
import { ungranted } from '../../lxc/subid.ts';
import { type Action, type Command, type RunCommand, root } from '../../model/action.ts';
import { installing } from '../install/install-package.ts';
import { keptDirectory, shiftAs } from './shift-script.ts';
import { mapOption } from './usernsexec-map.ts';

type Old = Readonly<Record<IdType, IdRange | undefined>>;

/** Shifts the owners in a rootfs to the IDs of these maps, where there is one of each type, from container ID 0 on. */
export function shiftRootfs(
  maps: readonly IdMap[],
  shiftPlan: ShiftPlan | undefined,
): readonly [Action, ...Action[]] | undefined {
  const [u, g] = (['u', 'g'] as const).map((type) => {
    const [map, more] = maps.filter((each) => each.type === type);
    return map && more === undefined && map.inside === 0 ? hostRange(map) : undefined;
  });
  return u && g && shiftPlan && shift(shiftPlan, { u, g });
}

/**
 * Shifts the owners in a rootfs to the IDs from `target` on, in a user namespace that maps only these, the old ones and
 * the user's own: whatever links are in the rootfs, no other file of the host can be chowned from there. Undefined where
 * the old IDs must not be touched, or overlap the new ones; and where root would have to do it outside the user's home:
 * the accounts of a directory service cannot all be known, nor which files they own.
 */
function shift(
  shiftPlan: ShiftPlan,
  target: BothGrants<IdRange>,
): readonly [Action, ...Action[]] | undefined {
  const old: Old = { u: oldRange(shiftPlan, target, 'u'), g: oldRange(shiftPlan, target, 'g') };
  const types = (['u', 'g'] as const).filter((type) => old[type] !== undefined);
  if (!isMine(shiftPlan, old) && shiftPlan.atHome === undefined) return undefined;
  const free = types.every((type) => mayMove(shiftPlan, type, old[type], target[type]));
  if (types.length === 0 || !free || !shiftPlan.installs) return undefined;
  const [install, ...installs] = shiftPlan.installs.map(installing);
  const run = inNamespace(shiftPlan, old, target);
  return install ? [install, ...installs, run] : [run];
}

/** Undefined where the rootfs has such an ID already. A rootfs that the user unpacked as themselves has only one: their own. */
function oldRange({ owner, own }: ShiftPlan, target: BothGrants<IdRange>, type: IdType): IdRange | undefined {
  const { [type]: start } = owner;
  if (contains(target[type], start)) return undefined;
  return { start, count: start === own[type] ? 1 : target[type].count };
}

const mayMove = (
  { own, isFree }: ShiftPlan,
  type: IdType,
  old: IdRange | undefined,
  target: IdRange,
): boolean => old === undefined || (!overlaps(old, target) && (old.start === own[type] || isFree(type, old)));

/** Whether the user may chown from these IDs: they are their own, or granted to them. */
const isMine = ({ own, granted }: ShiftPlan, old: Old): boolean =>
  (['u', 'g'] as const).every((type) => {
    const range = old[type];
    return range === undefined || range.start === own[type] || ungranted(range, granted[type]).length === 0;
  });

/** In the namespace the old IDs begin here, and the user's own comes after them, to search their directories. */
const oldInside = 1_000_000_000;
const ownInside = 2_000_000_000;

function inNamespace(shiftPlan: ShiftPlan, old: Old, target: BothGrants<IdRange>): RunCommand {
  const { own, account, usernsexec, place, atHome } = shiftPlan;
  const mine = isMine(shiftPlan, old);
  const { path, folder } = mine ? place : (atHome ?? place);
  const command = (to: Old, from: Old): Command => {
    const maps = (['u', 'g'] as const).flatMap((type) => [
      ...mapOption(type, 0, to[type] ?? from[type]),
      ...mapOption(type, oldInside, to[type] && from[type]),
      ...([to, from].some(({ [type]: range }) => range?.start === own[type])
        ? []
        : mapOption(type, ownInside, { start: own[type], count: 1 })),
    ]);
    const counts = (['u', 'g'] as const).map(
      (type) => `${to[type] && from[type] ? smaller(to[type], from[type]) : 0}`,
    );
    // newuidmap refuses root like any other user; without newuidmap, lxc-usernsexec writes the maps itself (LXC 5.0.2).
    const program = mine ? [usernsexec] : ['env', 'PATH=/nowhere', usernsexec];
    const script = [
      '/bin/sh',
      '-c',
      shiftAs(mine ? 'user' : 'root'),
      'shift',
      path,
      ...counts,
      ...(folder ? [folder] : []),
    ];
    // lxc-usernsexec succeeds even if the script was killed; the script's notes are then left in the rootfs.
    return [
      '/bin/sh',
      '-c',
      `"$@" && [ ! -e "$0/${keptDirectory}" ]`,
      path,
      ...program,
      ...maps,
      '--',
      ...script,
    ];
  };
  return { do: 'run', by: mine ? account : root, before: command(old, target), after: command(target, old) };
}

const smaller = (a: IdRange, b: IdRange): number => Math.min(a.count, b.count);
