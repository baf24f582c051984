import { changesMount, isBind } from '../../lxc/config/settings/mount-entry.ts';
import { ancestors } from '../access/ancestors.ts';
import type { PlacedEntry } from './mount-entries.ts';
import { created } from './target-fault.ts';

/** What an earlier entry has mounted above a target: nothing, something, or a file system that is still empty. */
export type Cover = 'none' | 'something' | 'empty';

/** Tells it of one entry after the other, in the order in which LXC mounts them. */
export function covers(): (target: string, entry: PlacedEntry) => Cover {
  const mounted = new Set<string>();
  const empty = new Set<string>();
  return (target, entry) => {
    const above = ancestors(target)
      .reverse()
      .find((directory) => mounted.has(directory));
    const isInEmpty = above !== undefined && above !== target && empty.has(above);
    mounted.add(target);
    if (isEmpty(entry)) empty.add(target);
    else empty.delete(target);
    if (above !== undefined && created(entry)) empty.delete(above);
    if (isInEmpty) return 'empty';
    return above === undefined ? 'none' : 'something';
  };
}

const isEmpty = (entry: PlacedEntry): boolean =>
  entry.type === 'tmpfs' && !isBind(entry) && !changesMount(entry);
