import type { Host, Identity, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { accounts } from '../account/passwd.ts';
import { ancestors } from './ancestors.ts';
import { asUser } from './as-user.ts';

/**
 * The host as seen by the reader of the config: its user, or the caller for a config that is linted on its own. Root reads
 * such a config as its author, who chose what it includes.
 */
export const configHost: Fact<'container', Host> = {
  subject: 'container',
  alone: true,
  gather: (host, { config }, know) => {
    if (!know(configOnly)) return know(asUser);
    const author = host.caller.uid === 0 ? authorOf(host, config) : undefined;
    return author === undefined ? host : host.as(know(accountOf)(author));
  },
};

type Ids = Pick<Identity, 'uid' | 'gid'>;

const nobody: Ids = { uid: 65534, gid: 65534 };

/** Who chose the contents: the owner of the file, or of a directory in which a link may point to a file of root. */
function authorOf(host: Host, config: string): Ids | undefined {
  const file = host.stat(config);
  if (file !== undefined && file.uid !== 0) return file;
  const parts = ancestors(config);
  for (const [index, folder] of [...parts.entries()].reverse()) {
    const stat = host.stat(folder);
    if (stat === undefined) continue;
    if (stat.uid !== 0) return stat;
    if (stat.kind === 'directory' && isWritableByOthers(stat) && !isProtected(stat, parts[index + 1], host))
      return nobody;
  }
  return undefined;
}

/** LXC leaves the directory of each container of root's to the group of root. */
const isWritableByOthers = ({ mode, gid }: Stat): boolean => (mode & (gid === 0 ? 0o002 : 0o022)) !== 0;

/** In a sticky directory others can add files and links, but not replace those of root. */
const isProtected = ({ mode }: Stat, inside: string | undefined, host: Host): boolean =>
  (mode & 0o1000) !== 0 && inside !== undefined && host.link(inside) === undefined;

/** The account of a UID; only its IDs if there is none. */
const accountOf: Fact<'machine', (ids: Ids) => Identity> = {
  subject: 'machine',
  gather:
    (_host, _machine, know) =>
    ({ uid, gid }) =>
      know(accounts).find((account) => account.uid === uid) ?? { name: `${uid}`, uid, gid },
};

/** Whether configs are linted on their own, without the host around them. */
export const configOnly: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (_host, machine) => machine.configOnly === true,
};
