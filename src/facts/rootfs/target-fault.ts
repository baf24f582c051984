import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import { isBind } from '../../lxc/config/settings/mount-entry.ts';
import type { PlacedEntry } from './mount-entries.ts';

export type TargetFault =
  | { readonly kind: 'no-target' | 'mismatch'; readonly source: 'dir' | 'file' }
  | { readonly kind: 'link'; readonly real: string }
  | { readonly kind: 'unwritable'; readonly directory: { readonly path: string; readonly stat: Stat } };

/** What keeps it from being mounted there; `target` is the path in the container, and `root` the rootfs. */
export function targetFault(
  entry: PlacedEntry,
  target: string,
  root: string,
  user: Host,
): TargetFault | undefined {
  if (mountedBefore.test(target)) return undefined;
  const real = inside(root, target, (each) => user.link(each));
  if (real !== `${root}${target}`) return { kind: 'link', real: real.slice(root.length + 1) };
  const stat = user.stat(real);
  const source = sourceKind(entry, root, user);
  const kind = stat ? kindOf(stat) : created(entry);
  if (kind === undefined) return { kind: 'no-target', source };
  return kind === source ? undefined : { kind: 'mismatch', source };
}

/** Whether the target of an entry will exist in any rootfs that lxc-create makes. */
export const isCreated = (entry: PlacedEntry, target: string, user: Host): boolean =>
  mountedBefore.test(target) || (created(entry) === sourceKind(entry, '', user) && !oftenLink.test(target));

/** Whether LXC makes a missing target in the rootfs itself. */
export const isMadeInRootfs = (entry: PlacedEntry, target: string): boolean =>
  created(entry) !== undefined && !mountedBefore.test(target);

/** By then LXC has mounted something there, which may have the target. */
const mountedBefore = /^\/(dev|proc|sys)(\/|$)|\/\.\.(\/|$)/;

const oftenLink = /^\/(bin|lib\w*|sbin|var\/(lock|run))(\/|$)/;

/** Nothing can be mounted in an empty file system, unless LXC makes the target. */
export const missingTarget = (entry: PlacedEntry, root: string, user: Host): TargetFault | undefined =>
  created(entry) ? undefined : { kind: 'no-target', source: sourceKind(entry, root, user) };

/** What LXC makes of a target that is missing. */
export const created = ({ options }: PlacedEntry) =>
  (['dir', 'file'] as const).find((each) => options.includes(`create=${each}`));

const kindOf = ({ kind }: Stat): 'dir' | 'file' => (kind === 'directory' ? 'dir' : 'file');

/** A file system of its own is a directory. */
function sourceKind(entry: PlacedEntry, root: string, user: Host): 'dir' | 'file' {
  const path = entry.options.includes('relative') ? `${root}/${entry.source}` : entry.source;
  const stat = isBind(entry) ? attempt(() => user.stat(path)) : undefined;
  return stat && !(stat instanceof Unseen) ? kindOf(stat) : 'dir';
}
