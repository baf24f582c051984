import type { Fact } from '../fact.ts';
import type { Stat } from '../host/host.ts';
import { account } from './account.ts';
import { eyes } from './eyes.ts';

export interface Program extends Stat {
  readonly path: string;
}

/** Programs by name, as a command that the user types would find them. */
export interface Programs {
  /** The folders they are looked for in: his own PATH where he is the one who asks, else that of a login. */
  readonly folders: readonly string[];
  find(name: string): Program | undefined;
}

/** Where a login finds programs: login.defs and PAM of the big distributions come to the same. */
const loginPath = '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin';

export const programs: Fact<'user', Programs> = {
  of: 'user',
  look: (host, _user, know) => {
    const own = host.caller.uid === know(account).uid ? host.caller.env.PATH : undefined;
    const folders = [...new Set((own ?? loginPath).split(':'))].filter((folder) => folder.startsWith('/'));
    const user = know(eyes);
    return {
      folders,
      find: (name) =>
        first(folders, (folder) => executable(user.stat(`${folder}/${name}`), `${folder}/${name}`)),
    };
  },
};

function first<T, U>(all: readonly T[], look: (each: T) => U | undefined): U | undefined {
  for (const each of all) {
    const found = look(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

const executable = (stat: Stat | undefined, path: string): Program | undefined =>
  stat?.kind === 'file' && (stat.mode & 0o111) !== 0 ? { path, ...stat } : undefined;
