import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { mayExecute } from '../access/may-execute.ts';
import { account } from '../account/account.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { loginPath } from './login-path.ts';

export interface Program extends Stat {
  readonly path: string;
  /** Whether the user may execute it. */
  readonly runs: boolean;
  /** The mount that it is on, if that is noexec. */
  readonly noexec: Mount | undefined;
}

/** Programs by name, as a command that the user types would find them. */
export interface Programs {
  /** The directories that are searched: the caller's own PATH if the caller is the user, else that of a login. */
  readonly folders: readonly string[];
  /** The first that the user may execute; if there is none, the first that only others may. */
  find(name: string): Program | undefined;
  /** The next one behind it that the user may execute. */
  behind(program: Program): Program | undefined;
}

export const programs: Fact<'user', Programs> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const me = know(account);
    const own = host.caller.uid === me.uid ? host.caller.env.PATH : undefined;
    const folders = [...new Set((own ?? know(loginPath)).split(':'))].filter((folder) =>
      folder.startsWith('/'),
    );
    const user = know(asUser);
    const runs = know(mayExecute);
    const at = (path: string): Program[] => {
      const stat = statOrClosed(user, path);
      if (stat?.kind !== 'file') return [];
      const noexec = know(mountedWith)(path, 'noexec');
      return [{ path, ...stat, runs: noexec === undefined && runs(stat), noexec }];
    };
    const looks = (name: string, among: readonly string[]) =>
      among.map((folder) => () => at(`${folder}/${name}`));
    return {
      folders,
      find: (name) => firstRunning(looks(name, folders)),
      behind: ({ path }) => {
        const cut = path.lastIndexOf('/');
        const rest = folders.slice(folders.indexOf(path.slice(0, cut)) + 1);
        const next = firstRunning(looks(path.slice(cut + 1), rest));
        return next?.runs ? next : undefined;
      },
    };
  },
};

/** What the user cannot search is passed over, as execvp(3) does: undefined. */
function statOrClosed(user: Host, path: string): Stat | undefined {
  const found = attempt(() => user.stat(path));
  if (found instanceof Unseen && found.kind !== 'denied') throw found;
  return found instanceof Unseen ? undefined : found;
}

/** Looks no further than it must. */
function firstRunning(looks: readonly (() => Program[])[]): Program | undefined {
  let shut: Program | undefined;
  for (const look of looks) {
    const [found] = look();
    if (found?.runs) return found;
    shut ??= found;
  }
  return shut;
}
