import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import { isMapped } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { pathWalk } from '../access/path-walk.ts';
import { account } from '../account/account.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';
import { groupMembers, groups } from '../machine/groups.ts';

/** A file or directory through which another user can change the config of a container. */
export interface WritableByOthers {
  readonly path: string;
  readonly stat: Stat;
  readonly by: Writer;
}

/** Who can: every user, an owner that is neither root, the user, nor of the container, or members of the group. */
export type Writer =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'owner'; readonly uid: number }
  | { readonly kind: 'group'; readonly names: readonly string[] };

/** None if a directory above is not searchable for others. */
export const writableByOthers: Fact<'container', readonly WritableByOthers[]> = {
  subject: 'container',
  gather: (_host, { folder, config }, know) => {
    if (folder === undefined) throw new Unseen(phrase`the container does not exist yet`, 'not-applicable');
    const me = know(account);
    const { maps } = know(mappedRoot);
    const steps = know(pathWalk).steps.filter(
      ({ path }) => path === '/' || `${folder}/`.startsWith(`${path}/`),
    );
    const stat = know(configHost).stat(config);
    const all = [...steps, ...(stat ? [{ path: config, stat }] : [])];
    const closed = all.findIndex((each) => each.path !== config && (each.stat.mode & 0o001) === 0);
    const isTrusted = (uid: number) => uid === 0 || uid === me.uid || isMapped(maps, 'u', uid);
    return all.flatMap(({ path, stat }, index) => {
      // What is below a directory that others cannot search is only accessible to its owner and group.
      if (closed >= 0 && index > closed) return [];
      const by = writer(stat, isTrusted, know(others));
      return by === undefined ? [] : [{ path, stat, by }];
    });
  },
};

/** In a sticky directory nobody can remove or replace files of another user. */
function writer(
  { kind, uid, gid, mode }: Stat,
  isTrusted: (uid: number) => boolean,
  members: (gid: number) => readonly string[],
): Writer | undefined {
  if (!isTrusted(uid)) return { kind: 'owner', uid };
  if (kind === 'directory' && (mode & 0o1000) !== 0) return undefined;
  if ((mode & 0o002) !== 0) return { kind: 'everybody' };
  const names = (mode & 0o020) === 0 ? [] : members(gid);
  return names.length > 0 ? { kind: 'group', names } : undefined;
}

/** The other members of a group, without root. */
const others: Fact<'container', (gid: number) => readonly string[]> = {
  subject: 'container',
  gather:
    (_host, { user }, know) =>
    (gid) => {
      const group = know(groups).find((each) => each.gid === gid);
      return group
        ? know(groupMembers)(group.name).filter((name) => name !== user.name && name !== 'root')
        : [];
    },
};
