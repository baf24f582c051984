import type { Fact } from '../fact.ts';
import type { Stat } from '../host/host.ts';
import { account } from './account.ts';
import type { Account } from './accounts.ts';
import { eyes } from './eyes.ts';
import { groupNames, groups } from './groups.ts';
import { loginPath } from './login-path.ts';

export interface Program extends Stat {
  readonly path: string;
  /** Whether the user may execute it. */
  readonly runs: boolean;
}

/** Programs by name, as a command that the user types would find them. */
export interface Programs {
  /** The folders they are looked for in: his own PATH where he is the one who asks, else that of a login. */
  readonly folders: readonly string[];
  /** The first that he may execute; where there is none, the first that only others may. */
  find(name: string): Program | undefined;
}

export const programs: Fact<'user', Programs> = {
  of: 'user',
  look: (host, _user, know) => {
    const me = know(account);
    const own = host.caller.uid === me.uid ? host.caller.env.PATH : undefined;
    const folders = [...new Set((own ?? know(loginPath)).split(':'))].filter((folder) =>
      folder.startsWith('/'),
    );
    const user = know(eyes);
    const isMember = (gid: number) => {
      const names = know(groupNames);
      return know(groups).some((group) => group.gid === gid && names.includes(group.name));
    };
    const at = (path: string): Program[] => {
      const stat = user.stat(path);
      return stat?.kind === 'file' ? [{ path, ...stat, runs: mayExecute(stat, me, isMember) }] : [];
    };
    return { folders, find: (name) => firstRunning(folders.map((folder) => () => at(`${folder}/${name}`))) };
  },
};

/** Looks no further than it has to. */
function firstRunning(looks: readonly (() => Program[])[]): Program | undefined {
  let shut: Program | undefined;
  for (const look of looks) {
    const [found] = look();
    if (found?.runs) return found;
    shut ??= found;
  }
  return shut;
}

function mayExecute({ uid, gid, mode }: Stat, me: Account, isMember: (gid: number) => boolean): boolean {
  if (me.uid === 0) return (mode & 0o111) !== 0;
  if (uid === me.uid) return (mode & 0o100) !== 0;
  // The bits for the group matter only where they differ from those for everybody.
  if (((mode >> 3) & 1) === (mode & 1)) return (mode & 1) !== 0;
  return gid === me.gid || isMember(gid) ? (mode & 0o010) !== 0 : (mode & 1) !== 0;
}
