import type { Host, Identity, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { accounts } from '../account/passwd.ts';
import { foldersTo } from './ancestors.ts';
import { eyes } from './as-user.ts';

/**
 * Who reads the config: its user, or, for a file that is judged on its own, whoever asks. Root reads such a file as its author,
 * who chose what it includes.
 */
export const reader: Fact<'container', Host> = {
  of: 'container',
  look: (host, { config }, know) => {
    if (!know(alone)) return know(eyes);
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
  const way = foldersTo(config);
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
  of: 'machine',
  look:
    (_host, _machine, know) =>
    ({ uid, gid }) =>
      know(accounts).find((account) => account.uid === uid) ?? { name: `${uid}`, uid, gid },
};

/** Whether only config files are judged, and not the machine around them. */
export const alone: Fact<'machine', boolean> = {
  of: 'machine',
  look: (_host, machine) => machine.alone === true,
};
