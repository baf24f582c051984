import { inside } from '../../host/resolve-below.ts';
import { changesMount, isBind, isIdmapped, needsHostRoot } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { type BlockedDirectories, blockedAbove } from '../access/blocked-directories.ts';
import { parent } from '../access/path-walk.ts';
import { account } from '../account/account.ts';
import { lxc } from '../install/lxc-version.ts';
import { mounts } from '../machine/mounts.ts';
import type { PlacedEntry } from './mount-entries.ts';
import { inRootfs } from './rootfs.ts';

export type SourceFault =
  | { readonly kind: 'line-end' | 'needs-root' | 'idmapped' | 'no-type' | 'missing' }
  | { readonly kind: 'relative'; readonly meant: string | undefined }
  | { readonly kind: 'closed'; readonly closed: BlockedDirectories }
  | { readonly kind: 'submounts'; readonly below: string };

/** That an entry may fail does not help it (`mount_entry` in conf.c). */
export const idmapFault = (entry: PlacedEntry, know: Know<'container'>): SourceFault | undefined =>
  isIdmapped(entry, know(lxc)) && know(account).uid !== 0 ? { kind: 'idmapped' } : undefined;

/** What keeps its source from being mounted. */
export function sourceFault(entry: PlacedEntry, know: Know<'container'>): SourceFault | undefined {
  const { source, type, options } = entry;
  if (needsHostRoot(entry)) return { kind: 'needs-root' };
  if (!isBind(entry))
    return /^(none|bind|)$/.test(type) && !changesMount(entry) ? { kind: 'no-type' } : undefined;
  if (options.includes('relative')) return know(inRootfs)(source).stat ? undefined : { kind: 'missing' };
  if (!source.startsWith('/')) return { kind: 'relative', meant: meantBy(source, know) };
  const closed = know(blockedAbove)(parent(source));
  if (closed.steps.length > 0) return { kind: 'closed', closed };
  if (know(asUser).stat(source) === undefined) return { kind: 'missing' };
  const below = options.includes('rbind') ? undefined : know(mountedBelow)(source);
  return below === undefined ? undefined : { kind: 'submounts', below };
}

function meantBy(source: string, know: Know<'container'>): string | undefined {
  const [, rest] = /^(?:~|\$HOME|\$\{HOME\})\/+([^/].*)$/s.exec(source) ?? [];
  const path = rest && `${know(account).home.replace(/\/$/, '')}/${rest}`;
  return path && know(asUser).stat(path) ? path : undefined;
}

/** A mount below this directory: in a user namespace, a bind mount must not uncover what it covers (mount_namespaces(7)). */
const mountedBelow: Fact<'container', (directory: string) => string | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => (directory) => {
    const real = inside('', directory, (each) => know(asUser).link(each)).replace(/\/$/, '');
    return know(mounts).find(({ point }) => point !== '/' && point.startsWith(`${real}/`))?.point;
  },
};
