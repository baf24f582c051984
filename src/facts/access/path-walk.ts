import type { Acl } from '../../base/acl.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { lxcConf } from '../install/lxc-conf.ts';
import { aclsOf } from './acls-of.ts';
import { ancestors } from './ancestors.ts';
import { asUser } from './as-user.ts';
import { folderAcls } from './folder-acls.ts';

/** A directory that the container's root must be able to search to reach its file system. */
export interface PathStep {
  readonly path: string;
  readonly stat: Stat;
  /** Undefined if it has none; Unseen if getfacl could not tell. */
  readonly acl: Acl | undefined | Unseen;
}

/**
 * All of them from the top down: those down to the directory of the container, and those above its rootfs. The directories that
 * lxc-create makes in the lxcpath are searchable, whatever the umask.
 */
export interface PathWalk {
  /** What LXC itself checks with all above it, before anything is mounted. */
  readonly lxcpath: string;
  readonly steps: readonly PathStep[];
  /** Why the rest could not be seen, if the user cannot search a directory either. */
  readonly hidden: Unseen | undefined;
}

export const pathWalk: Fact<'container', PathWalk> = {
  subject: 'container',
  gather: (host, { folder }, know) => {
    const lxcpath = folder === undefined ? know(lxcConf).lxcpath : parent(folder);
    const ends = [folder ?? lxcpath, parent(know(settings).rootfs?.path ?? '')];
    const known = folder === undefined ? new Map() : know(folderAcls)(folder);
    return { lxcpath, ...walk(host, know(asUser), ends, known) };
  },
};

/** The directories of these paths and above them, as this user sees them. `known`: lists that need not be asked for. */
export function walk(
  host: Host,
  user: Host,
  ends: readonly string[],
  known: ReadonlyMap<string, Acl | undefined> = new Map(),
): Omit<PathWalk, 'lxcpath'> {
  const paths = new Set(ends.filter((path) => path.startsWith('/')).flatMap((path) => stepsTo(path, user)));
  const looks = [...paths].map((path) => ({ path, stat: orDenied(() => user.stat(path)) }));
  const directories = looks.flatMap(({ path, stat }) =>
    stat instanceof Unseen || stat?.kind !== 'directory' ? [] : [{ path, stat }],
  );
  const asked = aclsOf(
    host,
    directories.map(({ path }) => path).filter((path) => !known.has(path)),
  );
  const aclOf = (path: string): PathStep['acl'] => {
    if (known.has(path)) return known.get(path);
    return asked instanceof Unseen ? asked : asked.get(path);
  };
  return {
    steps: directories.map((step) => ({ ...step, acl: aclOf(step.path) })),
    hidden: looks.map(({ stat }) => stat).find((stat) => stat instanceof Unseen),
  };
}

/** `denied` is a result here: the contents of an unsearchable directory are hidden, the directory itself is not. */
function orDenied<T>(look: () => T): T | Unseen {
  const found = attempt(look);
  if (found instanceof Unseen && found.kind !== 'denied') throw found;
  return found;
}

/** The directory above. The rootfs itself is left out: rootfs-owner reports on it. */
export const parent = (path: string) => path.replace(/\/[^/]*\/?$/, '') || '/';

/** Every directory of a path, as written and with its links resolved. */
function stepsTo(path: string, host: Host): string[] {
  const real = orDenied(() => inside('', path, (each) => host.link(each)));
  return [...ancestors(path), ...(real instanceof Unseen ? [] : ancestors(real))];
}
