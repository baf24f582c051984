import type { Credentials } from '../base/access-check.ts';
import { parseGroups } from '../base/group-file.ts';
import { type Phrase, phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { filesAlong, inParts } from './files.ts';
import { aclReader } from './held-acl.ts';
import type { Host, Identity } from './host.ts';
import { whoAmI } from './identity.ts';
import { heldOnce, type OfflineRoot, wayBelow } from './way-below.ts';

/**
 * An offline machine below this directory: no path leads outside, and it cannot run programs. What is mounted
 * below the directory is part of it.
 */
export const rooted = (folder: string): Host => {
  const root = folder || '/';
  const caller = whoAmI();
  const offline = (what: Phrase) => new Unseen(what, 'offline');
  const machine: OfflineRoot = {
    top: heldOnce(root),
    offline: (path) => offline(phrase`${path}: ${root} is not running`),
  };
  const host: Host = {
    caller,
    ...inParts(filesAlong(wayBelow(machine), 'denied')),
    ask: ([program]) => {
      throw offline(phrase`${program}: ${root} is not running, so it cannot be asked`);
    },
    processes: () => {
      throw offline(phrase`${root} is not running, so it has no processes`);
    },
    // The user may be able to read what the caller is refused: the caller is never that user.
    as: (who) => {
      const accessor = { credentials: credentials(who, host), acl: aclReader(caller) };
      return { ...host, ...inParts(filesAlong(wayBelow(machine, accessor), 'unknown')) };
    },
  };
  return host;
};

/**
 * The groups that this account gets at a login on that machine, read on first use. Its root needs no
 * permissions.
 */
function credentials({ name, uid, gid }: Identity, host: Host): () => Credentials | undefined {
  if (uid === 0) return () => undefined;
  let found: Credentials | undefined;
  return () => {
    found ??= { uid, gids: [gid, ...gidsOf(name, host.read('/etc/group') ?? '')] };
    return found;
  };
}

const gidsOf = (name: string, groups: string): number[] =>
  parseGroups(groups)
    .filter(({ members }) => members.includes(name))
    .map(({ gid }) => gid);
