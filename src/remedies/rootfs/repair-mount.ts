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
  const rewritten = (safety: 'safe' | 'unsafe', title: string, change: Partial<MountEntry>): Fix => {
    const words = showMountEntry({ ...entry, ...change });
    return own
      ? { safety, title, actions: [replaceWords(entry.at, words, account.name)] }
      : manual(`${title}: ${words}`);
  };
  const options = (...more: readonly string[]) => ({
    options: [...entry.options.filter((each) => each !== 'defaults'), ...more],
  });
  switch (fault.kind) {
    case 'outside':
      return rewritten('unsafe', 'name it from the root of the container on', {
        target: entry.target.replace(/^\/+/, ''),
      });
    case 'needs-root':
      return manual('mount it on the host, and bind that');
    case 'idmapped':
      return manual('leave idmap= out, and give the files to ids that the container knows');
    case 'no-type':
      return rewritten('safe', 'bind it', { type: 'none', ...options('bind') });
    case 'missing':
      return rewritten('unsafe', 'start without it, where it is not there', options('optional'));
    case 'relative':
      return fault.meant
        ? rewritten('safe', 'write the path out', { source: fault.meant })
        : manual('write the path out, from / on');
    case 'closed':
      return grantSearch(fault.closed, who, account);
    case 'submounts':
      return rewritten('unsafe', 'bind it with all that is mounted below it', {
        options: entry.options.map((each) => (each === 'bind' ? 'rbind' : each)),
      });
    case 'no-target':
      return rewritten('safe', 'have LXC make what it is mounted on', options(`create=${fault.source}`));
    case 'mismatch':
      return manual('mount a folder on a folder, and a file on a file');
    case 'link':
      return rewritten('safe', 'name what the link leads to', { target: fault.real });
  }
}

/** Has the fstab read, or not asked for. */
export function repairFstab({ set, path, fault }: Fstab, who: MappedRoot, canList: boolean, by: string): Fix {
  const own = set.via.length === 0;
  if (fault === 'closed')
    return canList
      ? {
          safety: 'safe',
          title: 'let the root of the container read it, and nobody else',
          actions: [{ do: 'acl', by, path, entry: `u:${who.uid}`, before: null, after: 'r--' }],
        }
      : manual(`let the root of the container read it: setfacl -m u:${who.uid}:r ${path}`);
  return own
    ? { safety: 'unsafe', title: 'mount nothing from it', actions: [removeLine(set.at, by)] }
    : manual('write it, or leave the line out');
}
