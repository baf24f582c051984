import { type Acl, parseAcl } from '../../base/acl.ts';
import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { ancestors } from './ancestors.ts';
import { asUser } from './as-user.ts';

/** A folder that the container's root has to pass on the way to its file system. */
export interface PathStep {
  readonly path: string;
  readonly stat: Stat;
  /** Undefined where it has none; Unseen where that could not be asked. */
  readonly acl: Acl | undefined | Unseen;
}

/** All of them, from the top down: those down to the container's own folder, and those above its rootfs. */
export interface PathWalk {
  readonly steps: readonly PathStep[];
  /** Why the rest could not be seen, where a folder is closed to the user as well. */
  readonly hidden: Unseen | undefined;
}

export const pathWalk: Fact<'container', PathWalk> = {
  subject: 'container',
  gather: (host, { folder }, know) => {
    const user = know(asUser);
    const ends = [folder ?? '', parent(know(settings).rootfs?.path ?? '')];
    return walk(host, user, ends);
  },
};

/** The folders on the way to each of these, and they themselves, in the eyes of this user. */
export function walk(host: Host, user: Host, ends: readonly string[]): PathWalk {
  const paths = new Set(ends.filter((path) => path.startsWith('/')).flatMap((path) => stepsTo(path, user)));
  const looks = [...paths].map((path) => ({ path, stat: orDenied(() => user.stat(path)) }));
  const folders = looks.flatMap(({ path, stat }) =>
    stat instanceof Unseen || stat?.kind !== 'directory' ? [] : [{ path, stat }],
  );
  const acls = aclsOf(
    host,
    folders.map(({ path }) => path),
  );
  return {
    steps: folders.map((step) => ({ ...step, acl: acls instanceof Unseen ? acls : acls.get(step.path) })),
    hidden: looks.map(({ stat }) => stat).find((stat) => stat instanceof Unseen),
  };
}

/** What lies behind a closed folder is hidden; the closed folder itself is not. */
function orDenied<T>(look: () => T): T | Unseen {
  const found = attempt(look);
  if (found instanceof Unseen && found.kind !== 'denied') throw found;
  return found;
}

/** The rootfs itself is not on the way: whose it is, another rule says. */
export const parent = (path: string) => path.replace(/\/[^/]*\/?$/, '') || '/';

/** Every folder on the way, as it is written and as its links lead. */
function stepsTo(path: string, host: Host): string[] {
  const real = orDenied(() => inside('', path, (each) => host.link(each)));
  return [...ancestors(path), ...(real instanceof Unseen ? [] : ancestors(real))];
}

/** The access control lists of these paths. */
export function aclsOf(host: Host, [first, ...rest]: readonly string[]): ReadonlyMap<string, Acl> | Unseen {
  if (first === undefined) return new Map();
  const answer = attempt(() =>
    host.ask(['getfacl', '--absolute-names', '--numeric', '--skip-base', '--', first, ...rest]),
  );
  if (answer instanceof Unseen) return answer;
  return answer === undefined
    ? new Unseen(phrase`getfacl is not installed, so access control lists are unknown`)
    : parseAcl(answer.out);
}
