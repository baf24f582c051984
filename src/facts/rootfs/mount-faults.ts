import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { endsInReturn } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { configOnly } from '../access/config-reader.ts';
import { parsedConfig } from '../config/config.ts';
import { isShipped } from '../install/shipped-configs.ts';
import { type BlankFault, blankInSource } from './blank-in-source.ts';
import { type Cover, covers } from './mount-cover.ts';
import { mountEntries, type PlacedEntry } from './mount-entries.ts';
import { mountFaultsOfFile } from './mount-faults-of-file.ts';
import { rootDirectory, usualRootfs } from './rootfs.ts';
import { idmapFault, type SourceFault, sourceFault } from './source-fault.ts';
import { isCreated, isMadeInRootfs, missingTarget, type TargetFault, targetFault } from './target-fault.ts';
import { unwritableDirectory } from './unwritable-directory.ts';

/** What keeps an entry from being mounted. */
export type MountFault = { readonly entry: PlacedEntry } & (
  | { readonly kind: 'outside' }
  | BlankFault
  | SourceFault
  | TargetFault
);

/** One for each entry that LXC ignores, or that stops the start: one that is `optional` may fail. */
export const mountFaults: Fact<'container', readonly MountFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    if (know(configOnly)) return know(mountFaultsOfFile);
    const { faults, open } = know(entryFaults);
    const found = faults.filter(
      ({ kind, entry }) => !mayFail(entry) || ['outside', 'idmapped'].includes(kind),
    );
    const first = open.find(({ entry }) => !mayFail(entry));
    // A start survives what is ignored.
    if (first && found.every(({ kind }) => kind === 'outside')) throw first.why;
    return found;
  },
};

/** LXC then starts the container without it. */
export const mayFail = ({ options }: PlacedEntry): boolean => options.includes('optional');

/** What keeps each entry from being mounted, and of which that is unknown. Nothing is asked of optional ones in LXC's own files. */
export const entryFaults: Fact<
  'container',
  {
    readonly faults: readonly MountFault[];
    readonly open: readonly { readonly entry: PlacedEntry; readonly why: Unseen }[];
  }
> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const coverOf = covers();
    const looks = know(mountEntries).map((entry) => ({
      entry,
      fault: attempt(() => know(faultOf)(entry, coverOf)),
    }));
    return {
      faults: looks.flatMap(({ fault }) => (fault instanceof Unseen ? [] : (fault ?? []))),
      open: looks.flatMap(({ entry, fault }) => (fault instanceof Unseen ? [{ entry, why: fault }] : [])),
    };
  },
};

const faultOf: Fact<
  'container',
  (entry: PlacedEntry, coverOf: ReturnType<typeof covers>) => MountFault | undefined
> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const hook = know(parsedConfig).statements.find(({ key }) => /^lxc\.hook\.pre-(start|mount)$/.test(key));
    return (entry, coverOf) => {
      const target = within(entry, know);
      if (target === undefined) return { kind: 'outside', entry };
      const cover = coverOf(target, entry);
      const mapping = idmapFault(entry, know);
      if (mapping === undefined && mayFail(entry) && isShipped(entry.at.path)) return undefined;
      const found = mapping ?? sourceFault(entry, know) ?? know(faultOfTarget)(entry, target, cover);
      const fault = found && (misread(entry, know) ?? found);
      if (fault && hook && ['missing', 'no-target', 'closed'].includes(fault.kind))
        throw new Unseen(
          phrase`the hook in line ${hook.at.line} may create what ${entry.source} needs to be mounted`,
        );
      return fault && { ...fault, entry };
    };
  },
};

/** What LXC takes for the fields is not what anybody meant. */
const misread = (entry: PlacedEntry, know: Know<'container'>) =>
  endsInReturn(entry) ? ({ kind: 'line-end' } as const) : blankInSource(entry, know);

const faultOfTarget: Fact<
  'container',
  (entry: PlacedEntry, target: string, cover: Cover) => TargetFault | undefined
> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    const look = (entry: PlacedEntry, target: string, cover: Cover): TargetFault | undefined => {
      if (cover === 'empty') return missingTarget(entry, know(rootDirectory), know(asUser));
      const fault = targetFault(entry, target, know(rootDirectory), know(asUser));
      if (fault || !isMadeInRootfs(entry, target)) return fault;
      const directory = know(unwritableDirectory)(target);
      return directory && { kind: 'unwritable', directory };
    };
    return (entry, target, cover) => {
      const isNew = folder === undefined;
      if (cover === 'something' || (isNew && isCreated(entry, target, know(asUser)))) return undefined;
      return look(entry, target, cover);
    };
  },
};

/** The paths in the container on which something is mounted, before init runs. */
export const mountTargets: Fact<'container', readonly string[]> = {
  subject: 'container',
  gather: (_host, _container, know) => know(mountEntries).flatMap((entry) => within(entry, know) ?? []),
};

/**
 * The target as a path in the container, without doubled slashes. An absolute target must have the path of the rootfs in
 * it; LXC ignores any other: then undefined (`mount_entry_on_absolute_rootfs`).
 */
export function within({ target }: PlacedEntry, know: Know<'container'>): string | undefined {
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
