import type { Host, Identity, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { accounts } from '../account/passwd.ts';
import { ancestors } from './ancestors.ts';
import { asUser } from './as-user.ts';

/**
 * Who reads the config: its user, or, for a file that is judged on its own, whoever asks. Root reads such a file as its author,
 * who chose what it includes.
 */
export const configHost: Fact<'container', Host> = {
  subject: 'container',
  gather: (host, { config }, know) => {
    if (!know(configOnly)) return know(asUser);
    const author = host.caller.uid === 0 ? authorOf(host, config) : undefined;
    return author === undefined ? host : host.as(know(accountOf)(author));
  },
};

type Ids = Pick<Identity, 'uid' | 'gid'>;

const nobody: Ids = { uid: 65534, gid: 65534 };

/** Who chose what stands there: the owner of the file, or of a folder in which a link may lead to one of root's. */
function authorOf(host: Host, config: string): Ids | undefined {
  const file = host.stat(config);
  if (file !== undefined && file.uid !== 0) return file;
  const way = ancestors(config);
  for (const [index, folder] of [...way.entries()].reverse()) {
    const stat = host.stat(folder);
    if (stat === undefined) continue;
    if (stat.uid !== 0) return stat;
    if (stat.kind === 'directory' && isOpen(stat) && !isKept(stat, way[index + 1], host)) return nobody;
  }
  return undefined;
}

const isOpen = ({ mode }: Stat): boolean => (mode & 0o022) !== 0;

/** In a folder with the sticky bit others add names, links among them, and replace none of root's. */
const isKept = ({ mode }: Stat, inside: string | undefined, host: Host): boolean =>
  (mode & 0o1000) !== 0 && inside !== undefined && host.link(inside) === undefined;

/** The account of a uid; its ids alone where there is none. */
const accountOf: Fact<'machine', (ids: Ids) => Identity> = {
  subject: 'machine',
  gather:
    (_host, _machine, know) =>
    ({ uid, gid }) =>
      know(accounts).find((account) => account.uid === uid) ?? { name: `${uid}`, uid, gid },
};

/** Whether only config files are judged, and not the machine around them. */
export const configOnly: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (_host, machine) => machine.configOnly === true,
};
