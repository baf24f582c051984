import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Account } from '../../facts/account/passwd.ts';
import type { MappedRoot } from '../../facts/idmap/mapped-root.ts';
import type { Fstab } from '../../facts/rootfs/mount-entries.ts';
import type { MountFault } from '../../facts/rootfs/mount-faults.ts';
import { removeLine, replaceWords } from '../../fix/edit-lines.ts';
import { type MountEntry, showMountEntry } from '../../lxc/config/settings/mount-entry.ts';
import { type Fix, manual } from '../../model/action.ts';
import { grantSearch } from './open-path.ts';

/** Has it mounted, or not missed. `own`: the line stands in a file that the user may change. */
export function repairMount(fault: MountFault, own: boolean, who: MappedRoot, account: Account): Fix {
  const { entry } = fault;
  const rewritten = (safety: 'safe' | 'unsafe', title: Phrase, change: Partial<MountEntry>): Fix => {
    const words = showMountEntry({ ...entry, ...change });
    return own
      ? { safety, title, actions: [replaceWords(entry.at, words, account.name)] }
      : manual(phrase`${title}: ${words}`);
  };
  const options = (...more: readonly string[]) => ({
    options: [...entry.options.filter((each) => each !== 'defaults'), ...more],
  });
  switch (fault.kind) {
    case 'outside':
      return rewritten('unsafe', phrase`name it from the root of the container on`, {
        target: entry.target.replace(/^\/+/, ''),
      });
    case 'needs-root':
      return manual(phrase`mount it on the host, and bind that`);
    case 'idmapped':
      return manual(phrase`leave idmap= out, and give the files to ids that the container knows`);
    case 'no-type':
      return rewritten('safe', phrase`bind it`, { type: 'none', ...options('bind') });
    case 'missing':
      return rewritten('unsafe', phrase`start without it, where it is not there`, options('optional'));
    case 'relative':
      return fault.meant
        ? rewritten('safe', phrase`write the path out`, { source: fault.meant })
        : manual(phrase`write the path out, from / on`);
    case 'closed':
      return grantSearch(fault.closed, who, account);
    case 'submounts':
      return rewritten('unsafe', phrase`bind it with all that is mounted below it`, {
        options: entry.options.map((each) => (each === 'bind' ? 'rbind' : each)),
      });
    case 'no-target':
      return rewritten(
        'safe',
        phrase`have LXC make what it is mounted on`,
        options(`create=${fault.source}`),
      );
    case 'mismatch':
      return manual(phrase`mount a folder on a folder, and a file on a file`);
    case 'link':
      return rewritten('safe', phrase`name what the link leads to`, { target: fault.real });
  }
}

/** Has the fstab read, or not asked for. */
export function repairFstab({ set, path, fault }: Fstab, who: MappedRoot, canList: boolean, by: string): Fix {
  const own = set.via.length === 0;
  if (fault === 'closed')
    return canList
      ? {
          safety: 'safe',
          title: phrase`let the root of the container read it, and nobody else`,
          actions: [{ do: 'acl', by, path, entry: `u:${who.uid}`, before: null, after: 'r--' }],
        }
      : manual(phrase`let the root of the container read it: setfacl -m u:${who.uid}:r ${path}`);
  return own
    ? { safety: 'unsafe', title: phrase`mount nothing from it`, actions: [removeLine(set.at, by)] }
    : manual(phrase`write it, or leave the line out`);
}
