import { type Group, parseGroups } from '../../base/group-file.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { accounts } from '../account/passwd.ts';

export const groups: Fact<'machine', readonly Group[]> = {
  subject: 'machine',
  gather: (host) =>
    parseGroups((host.grep('/etc/group', parts)?.found ?? []).map(({ text }) => text).join('\n')),
};

/** The names of the user's groups: those of the calling shell, or those of a fresh login. A GID without a name is undefined. */
export const groupNames: Fact<'user', readonly (string | undefined)[]> = {
  subject: 'user',
  gather: (host, { name }, know) => {
    const { uid, gid } = know(account);
    const all = know(groups);
    if (host.caller.uid === uid)
      return host.caller.groups.map((id) => all.find((group) => group.gid === id)?.name);
    const mine = all.filter((group) => group.gid === gid || group.members.includes(name));
    // In the order of getgroups(2).
    return mine.sort((a, b) => a.gid - b.gid).map((group) => group.name);
  },
};

/** The members of a group, according to the host's own files. */
export const groupMembers: Fact<'machine', (group: string) => readonly string[]> = {
  subject: 'machine',
  gather: (_host, _machine, know) => (wanted) => {
    const group = know(groups).find(({ name }) => name === wanted);
    const first = know(accounts).filter(({ gid }) => gid === group?.gid);
    return [...new Set([...first.map(({ name }) => name), ...(group?.members ?? [])])];
  },
};

/** Without the password field, which may be a hash. */
const parts = /^([^:]*:)[^:]*(:.*)/;
