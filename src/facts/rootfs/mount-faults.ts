import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import { parsedConfig } from '../config/config.ts';
import { mountEntries, type PlacedEntry } from './mount-entries.ts';
import { rootDirectory, usualRootfs } from './rootfs.ts';
import { idmapFault, type SourceFault, sourceFault } from './source-fault.ts';
import { isCreated, type TargetFault, targetFault } from './target-fault.ts';

/** What keeps an entry from being mounted. */
export type MountFault = { readonly entry: PlacedEntry } & (
  | { readonly kind: 'outside' }
  | SourceFault
  | TargetFault
);

/** One for each entry that LXC ignores, or that stops the start: one that is `optional` may fail. */
export const mountFaults: Fact<'container', readonly MountFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const mounted = new Set<string>();
    const found = know(mountEntries).map((entry) => attempt(() => know(faultOf)(entry, mounted)));
    const faults = found.flatMap((fault) => (fault instanceof Unseen ? [] : (fault ?? [])));
    const open = found.find((fault) => fault instanceof Unseen);
    // A start survives what is ignored.
    if (open && faults.every(({ kind }) => kind === 'outside')) throw open;
    return faults;
  },
};

/** `mounted`: the targets of the entries before. */
const faultOf: Fact<'container', (entry: PlacedEntry, mounted: Set<string>) => MountFault | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    const hook = know(parsedConfig).statements.find(({ key }) => /^lxc\.hook\.pre-(start|mount)$/.test(key));
    return (entry, mounted) => {
      const target = within(entry, know);
      if (target === undefined) return { kind: 'outside', entry };
      const isCovered = ancestors(target).some((directory) => mounted.has(directory));
      mounted.add(target);
      const mapping = idmapFault(entry, know);
      if (mapping === undefined && entry.options.includes('optional')) return undefined;
      const exists = isCovered || (folder === undefined && isCreated(entry, target, know(asUser)));
      const fault =
        mapping ??
        sourceFault(entry, know) ??
        (exists ? undefined : targetFault(entry, target, know(rootDirectory), know(asUser)));
      if (fault && hook && ['missing', 'no-target', 'closed'].includes(fault.kind))
        throw new Unseen(
          phrase`the hook in line ${hook.at.line} may create what ${entry.source} needs to be mounted`,
        );
      return fault && { ...fault, entry };
    };
  },
};

/**
 * The target as a path in the container, without doubled slashes. An absolute target must have the path of the rootfs in
 * it; LXC ignores any other: then undefined (`mount_entry_on_absolute_rootfs`).
 */
function within({ target }: PlacedEntry, know: Know<'container'>): string | undefined {
  const usual = know(usualRootfs);
  const at = target.startsWith('/')
    ? [usual, know(rootDirectory)].find((root) => root !== undefined && target.includes(root))
    : '';
  if (at === undefined) return undefined;
  const path = target.slice(target.indexOf(at) + at.length);
  return `/${path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/')}`;
}
