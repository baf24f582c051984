import { changesMount, endsInReturn, isBind, needsHostRoot } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { withoutRoot } from '../config/without-root.ts';
import { isShipped } from '../install/shipped-configs.ts';
import { mountEntries, type PlacedEntry } from './mount-entries.ts';

/** What a file on its own decides of its entries, whatever is on the host. Root fails with them as well, where it maps IDs. */
export type MountFaultOfFile = { readonly entry: PlacedEntry } & (
  | { readonly kind: 'outside' | 'line-end' | 'needs-root' | 'no-type' }
  | { readonly kind: 'relative'; readonly meant: undefined }
);

export const mountFaultsOfFile: Fact<'container', readonly MountFaultOfFile[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    know(withoutRoot);
    const { rootfs, last } = know(settings);
    const places = [rootfs?.path, last.get('lxc.rootfs.mount')?.value].filter((each) => each !== undefined);
    return know(mountEntries)
      .filter(({ at }) => !isShipped(at.path))
      .flatMap((entry) => faultOf(entry, places));
  },
};

function faultOf(entry: PlacedEntry, places: readonly string[]): MountFaultOfFile[] {
  if (isOutside(entry, places)) return [{ kind: 'outside', entry }];
  const fault = entry.options.includes('optional') ? undefined : stopping(entry);
  if (fault === undefined) return [];
  if (endsInReturn(entry)) return [{ kind: 'line-end', entry }];
  return [fault === 'relative' ? { kind: fault, entry, meant: undefined } : { kind: fault, entry }];
}

/** Without a rootfs in the config, nobody can say. Where LXC mounts it by default, a path has both of these words. */
const isOutside = ({ target }: PlacedEntry, places: readonly string[]): boolean =>
  target.startsWith('/') &&
  places.length > 0 &&
  !places.some((place) => target.includes(place)) &&
  !['lxc', 'rootfs'].every((word) => target.includes(word));

function stopping(entry: PlacedEntry): 'needs-root' | 'no-type' | 'relative' | undefined {
  if (needsHostRoot(entry)) return 'needs-root';
  if (isBind(entry))
    return entry.source.startsWith('/') || entry.options.includes('relative') ? undefined : 'relative';
  return /^(none|bind|)$/.test(entry.type) && !changesMount(entry) ? 'no-type' : undefined;
}
