import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Account } from '../../facts/account/passwd.ts';
import type { MappedRoot } from '../../facts/idmap/mapped-root.ts';
import type { Fstab, FstabFault } from '../../facts/rootfs/fstab.ts';
import type { MountFault } from '../../facts/rootfs/mount-faults.ts';
import { removeLine, replaceWords } from '../../fix/edit-lines.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type MountEntry, showMountEntry, withoutReturn } from '../../lxc/config/settings/mount-entry.ts';
import { type Fix, manual } from '../../model/action.ts';
import { grantSearch } from './open-path.ts';

/** Makes it mountable, or optional. `own`: the line is in a file that the user owns. */
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
      return rewritten('unsafe', phrase`make the target relative to the root of the container`, {
        target: entry.target.replace(/^\/+/, ''),
      });
    case 'line-end':
      if (withoutReturn(entry).source !== '')
        return rewritten(
          'safe',
          phrase`add the last two fields, which LXC ignores, in front of the carriage return`,
          withoutReturn(entry),
        );
      return own
        ? {
            safety: 'safe',
            title: phrase`remove the blank line`,
            actions: [removeLine(entry.at, account.name)],
          }
        : manual(phrase`remove the blank line`);
    case 'blank':
      return rewritten('safe', phrase`write the blank as \\040`, fault.meant);
    case 'needs-root':
      return manual(phrase`mount it on the host, and bind-mount that directory`);
    case 'idmapped':
      return manual(phrase`remove idmap=, and chown the files to IDs that the container maps`);
    case 'no-type':
      return rewritten('safe', phrase`add the option bind`, { type: 'none', ...options('bind') });
    case 'missing':
      return rewritten('unsafe', phrase`add the option optional, to start without it`, options('optional'));
    case 'relative':
      return fault.meant
        ? rewritten('safe', phrase`write the absolute path`, { source: fault.meant })
        : manual(phrase`write the absolute path`);
    case 'closed':
      return grantSearch(fault.closed, who, account);
    case 'submounts':
      return rewritten('unsafe', phrase`use rbind, which includes the mounts below it`, {
        options: entry.options.map((each) => (each === 'bind' ? 'rbind' : each)),
      });
    case 'no-target':
      return rewritten(
        'safe',
        phrase`add create=${fault.source}, so that LXC creates the target`,
        options(`create=${fault.source}`),
      );
    case 'unwritable':
      return manual(
        phrase`give ${fault.directory.path} to UID ${who.uid}, as root`,
        shellWords(['chown', '-h', `${who.uid}:${who.gid}`, fault.directory.path]),
      );
    case 'mismatch':
      return manual(phrase`mount a directory on a directory, or a file on a file`);
    case 'link':
      return rewritten('safe', phrase`use the path that the link leads to`, { target: fault.real });
  }
}

/** Makes the fstab readable, or removes the line that names it. `canList`: its access control list may be changed. */
export function repairFstab(
  { set, path }: Fstab,
  fault: FstabFault,
  who: MappedRoot,
  canList: boolean,
  account: Account,
): Fix {
  if (fault.kind === 'unreachable') return grantSearch(fault.closed, who, account);
  if (fault.kind === 'closed')
    return canList
      ? {
          safety: 'safe',
          title: phrase`grant read permission to UID ${who.uid} only`,
          actions: [{ do: 'acl', by: account.name, path, entry: `u:${who.uid}`, before: null, after: 'r--' }],
        }
      : manual(
          phrase`grant read permission to UID ${who.uid}, as root`,
          shellWords(['setfacl', '-m', `u:${who.uid}:r`, path]),
        );
  if (set.via.length > 0) return manual(phrase`create the file ${path}, or remove the line`);
  return {
    safety: 'unsafe',
    title: phrase`remove lxc.mount.fstab`,
    actions: [removeLine(set.at, account.name)],
  };
}
