import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { isFound, literally } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { session } from './session.ts';

/**
 * Whether the shell that starts containers exports a variable, of which nothing but the name is read. What a shell has
 * exported since it began is seen only in what it runs: in this process, where the user runs lxc-lint.
 */
export const exportsVariable: Fact<'user', (name: string) => boolean> = {
  subject: 'user',
  gather: (host, _user, know) => (name) => {
    const here = attempt(() => know(session));
    const proc = here instanceof Unseen || !here.meant ? undefined : here.proc;
    if (proc === undefined && ofEveryLogin.includes(name)) return true;
    const found = proc !== undefined && isIn(host, `${proc}/environ`, name);
    if (proc === '/proc/self' && !(found && isIn(host, `${proc}/environ`, ofNpm))) return found;
    if (found && proc !== '/proc/self') return true;
    throw new Unseen(phrase`cannot tell whether the shell that starts the container exports ${name}`);
  },
};

/** Set by login(1) and sshd(8). */
const ofEveryLogin: readonly string[] = ['HOME', 'USER', 'LOGNAME', 'PATH', 'SHELL'];

/** npm exports a hundred variables of its own to what it runs, and this one among them. */
const ofNpm = 'npm_execpath';

/** Variables are separated by NUL: what begins any line but the first may be a part of the value above it. */
function isIn(host: Host, path: string, name: string): boolean {
  const word = `${literally(name)}(?==)`;
  const atBegin = host.grep(path, new RegExp(`^${word}`));
  if (atBegin === undefined) throw new Unseen(phrase`${path} does not exist`);
  const isFirst = atBegin.found.some(({ line }) => line === 1);
  return isFirst || isFound(host.grep(path, new RegExp(`(?<=\\0)${word}`)));
}
