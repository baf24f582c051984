import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import { isBind, needsHostRoot } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import {
  type BlockedDirectories,
  blockedDirectories,
  blocking,
  withAclSupport,
} from '../access/blocked-directories.ts';
import { parent, walk } from '../access/path-walk.ts';
import { account } from '../account/account.ts';
import { parsedConfig } from '../config/config.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';
import { mounts } from '../machine/mounts.ts';
import { mountEntries, type PlacedEntry } from './mount-entries.ts';
import { rootfs, usualRootfs } from './rootfs.ts';

/** What keeps an entry from being mounted. */
export type MountFault = { readonly entry: PlacedEntry } & (
  | { readonly kind: 'outside' | 'needs-root' | 'idmapped' | 'no-type' | 'missing' }
  | { readonly kind: 'relative'; readonly meant: string | undefined }
  | { readonly kind: 'closed'; readonly closed: BlockedDirectories }
  | { readonly kind: 'submounts'; readonly below: string }
  | { readonly kind: 'no-target' | 'mismatch'; readonly source: 'dir' | 'file' }
  | { readonly kind: 'link'; readonly real: string }
);

/** One for each entry that LXC passes over, or that ends the start: what is `optional` may fail. */
export const mountFaults: Fact<'container', readonly MountFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const hook = know(parsedConfig).statements.find(({ key }) => /^lxc\.hook\.pre-(start|mount)$/.test(key));
    const mounted = new Set<string>();
    return know(mountEntries).flatMap((entry) => {
      const target = within(entry, know);
      if (target === undefined) return [{ kind: 'outside', entry } as const];
      const covered = ancestors(target).some((folder) => mounted.has(folder));
      mounted.add(target);
      if (entry.options.includes('optional')) return [];
      const fault = sourceFault(entry, know) ?? (covered ? undefined : targetFault(entry, target, know));
      if (fault === undefined) return [];
      if (hook && ['missing', 'no-target', 'closed'].includes(fault.kind))
        throw new Unseen(
          phrase`what ${entry.source} is mounted for may be made by the hook of line ${hook.at.line}`,
        );
      return [fault];
    });
  },
};

function rootOf(know: Know<'container'>): string {
  const root = know(rootfs);
  if (root?.stat?.kind !== 'directory')
    throw blocked('rootfs-path', phrase`there is no rootfs to mount into`);
  return root.set.path.replace(/\/$/, '');
}

function sourceFault(entry: PlacedEntry, know: Know<'container'>): MountFault | undefined {
  const { source, type, options } = entry;
  if (needsHostRoot(entry)) return { kind: 'needs-root', entry };
  if (options.some((each) => each.startsWith('idmap=')) && know(account).uid !== 0)
    return { kind: 'idmapped', entry };
  if (!isBind(entry))
    return /^(none|bind|)$/.test(type) && source.startsWith('/') && !options.some(isFlag)
      ? { kind: 'no-type', entry }
      : undefined;
  if (options.includes('relative')) return undefined;
  if (!source.startsWith('/')) return { kind: 'relative', entry, meant: meantBy(source, know) };
  const steps = know(wayTo)(parent(source));
  if (steps.steps.length > 0) return { kind: 'closed', entry, closed: steps };
  if (know(asUser).stat(source) === undefined) return { kind: 'missing', entry };
  const below = options.includes('rbind') ? undefined : know(mountedBelow)(source);
  return below === undefined ? undefined : { kind: 'submounts', entry, below };
}

/** Options with which nothing new is mounted: what stands there is changed. */
const isFlag = (option: string): boolean =>
  /^(remount|move|r?(shared|slave|private|unbindable))$/.test(option);

function meantBy(source: string, know: Know<'container'>): string | undefined {
  const [, rest] = /^(?:~|\$HOME|\$\{HOME\})\/+([^/].*)$/s.exec(source) ?? [];
  const path = rest && `${know(account).home.replace(/\/$/, '')}/${rest}`;
  return path && know(asUser).stat(path) ? path : undefined;
}

/** The folders on the way that the root of the container cannot pass, less those on the way to its rootfs: they are told of. */
const wayTo: Fact<'container', (folder: string) => BlockedDirectories> = {
  subject: 'container',
  gather: (host, _container, know) => (folder) => {
    const told = know(blockedDirectories).steps.map(({ path }) => path);
    const shut = blocking(walk(host, know(asUser), [folder]).steps, know(mappedRoot));
    return know(withAclSupport)(shut.filter(({ path }) => !told.includes(path)));
  },
};

/** A mount below this folder: in a user namespace a bind may not uncover what it covers (mount_namespaces(7)). */
const mountedBelow: Fact<'container', (folder: string) => string | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => (folder) => {
    const real = inside('', folder, (each) => know(asUser).link(each)).replace(/\/$/, '');
    return know(mounts).find(({ point }) => point !== '/' && point.startsWith(`${real}/`))?.point;
  },
};

function targetFault(entry: PlacedEntry, target: string, know: Know<'container'>): MountFault | undefined {
  const root = rootOf(know);
  // LXC has mounted something there by then, in which the target may be.
  if (/^\/(dev|proc|sys)(\/|$)|\/\.\.(\/|$)/.test(target)) return undefined;
  const user = know(asUser);
  const real = inside(root, target, (each) => user.link(each));
  if (real !== `${root}${target}`) return { kind: 'link', entry, real: real.slice(root.length + 1) };
  const stat = user.stat(real);
  const source = sourceKind(entry, root, user);
  const kind = stat ? kindOf(stat) : created(entry);
  if (kind === undefined) return { kind: 'no-target', entry, source };
  return kind === source ? undefined : { kind: 'mismatch', entry, source };
}

/**
 * From the root of the container on, without doubled slashes. An absolute target has to have the path of the rootfs in
 * it, and LXC passes over any other: then undefined (`mount_entry_on_absolute_rootfs`).
 */
function within({ target }: PlacedEntry, know: Know<'container'>): string | undefined {
  const folder = know(usualRootfs);
  const at = target.startsWith('/')
    ? [folder, rootOf(know)].find((root) => root !== undefined && target.includes(root))
    : '';
  if (at === undefined) return undefined;
  const path = target.slice(target.indexOf(at) + at.length);
  return `/${path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/')}`;
}

const created = ({ options }: PlacedEntry) =>
  (['dir', 'file'] as const).find((each) => options.includes(`create=${each}`));

const kindOf = ({ kind }: Stat): 'dir' | 'file' => (kind === 'directory' ? 'dir' : 'file');

/** File systems of their own are folders. */
function sourceKind(entry: PlacedEntry, root: string, user: Host): 'dir' | 'file' {
  const path = entry.options.includes('relative') ? `${root}/${entry.source}` : entry.source;
  const stat = isBind(entry) ? attempt(() => user.stat(path)) : undefined;
  return stat && !(stat instanceof Unseen) ? kindOf(stat) : 'dir';
}
