import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { groupNames, groups } from '../machine/groups.ts';

/** Whether the user may execute a program with this owner and mode. */
export const mayExecute: Fact<'user', (stat: Stat) => boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const me = know(account);
    const isMember = (gid: number) => {
      const names = know(groupNames);
      return know(groups).some((group) => group.gid === gid && names.includes(group.name));
    };
    return ({ uid, gid, mode }) => {
      if (me.uid === 0) return (mode & 0o111) !== 0;
      if (uid === me.uid) return (mode & 0o100) !== 0;
      // The group matters only if its bit differs from that of others.
      if (((mode >> 3) & 1) === (mode & 1)) return (mode & 1) !== 0;
      return gid === me.gid || isMember(gid) ? (mode & 0o010) !== 0 : (mode & 1) !== 0;
    };
  },
};
