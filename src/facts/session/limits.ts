import { phrase } from '../../base/phrase.ts';
import { lines } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Limit } from '../../lxc/limits-conf.ts';
import type { Fact } from '../../model/fact.ts';
import { limitsOfLogin } from './login-limits.ts';
import { session } from './session.ts';
import { limitsOfSystemd } from './systemd-limits.ts';

/**
 * The limits of the session that starts containers, by the names of limits.conf(5); where there is no session, those that a
 * login sets. Undefined for what neither mentions.
 */
export const limits: Fact<'user', LimitOf> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const here = attempt(() => know(session));
    if (here instanceof Unseen) {
      const set = know(limitsOfLogin);
      return (resource) => set.get(resource) ?? know(limitsOfSystemd).get(resource);
    }
    const of = limitsIn(host, here.proc);
    if (of === undefined) throw new Unseen(phrase`${here.proc}/limits does not exist`);
    const shell = here.proc === '/proc/self' ? limitsIn(host, parentOf(host)) : undefined;
    return (resource) => (resource === 'nofile' ? ofShell(of(resource), shell?.(resource)) : of(resource));
  },
};

type LimitOf = (resource: string) => Limit | undefined;

function limitsIn(host: Host, proc: string): LimitOf | undefined {
  const path = `${proc}/limits`;
  const text = host.read(path);
  if (text === undefined) return undefined;
  const all = lines(path, text);
  return (resource) => {
    const title = titles.get(resource);
    const at = all.find((each) => title !== undefined && each.text.startsWith(`${title} `));
    const [soft, hard] = at?.text.slice(title?.length).trim().split(/ +/) ?? [];
    return at && { soft: numberOf(soft), hard: numberOf(hard), at };
  };
}

const parentOf = (host: Host): string =>
  `/proc/${/^PPid:\s*(\d+)$/m.exec(host.read('/proc/self/status') ?? '')?.[1] ?? 'self'}`;

/** Node raises its own soft limit to the hard one: the shell has the one that counts, unless another session's is the parent. */
const ofShell = (own: Limit | undefined, shell: Limit | undefined): Limit | undefined =>
  own && shell?.hard === own.hard ? shell : own;

const numberOf = (text: string | undefined): number =>
  text === undefined || text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text);

/** The hard limits of that session: Infinity where it has none, or the kernel does not know it. */
export const hardLimits: Fact<'user', (resource: string) => number> = {
  subject: 'user',
  gather: (_host, _user, know) => (resource) => {
    const limit = know(limits)(resource);
    // Without a session, what a login leaves as it is depends on what started the login.
    if (limit === undefined) know(session);
    return limit?.hard ?? Number.POSITIVE_INFINITY;
  },
};

/** The names of limits.conf(5), and those of /proc/PID/limits (`lnames` in fs/proc/base.c of Linux). */
const titles: ReadonlyMap<string, string> = new Map([
  ['as', 'Max address space'],
  ['core', 'Max core file size'],
  ['cpu', 'Max cpu time'],
  ['data', 'Max data size'],
  ['fsize', 'Max file size'],
  ['locks', 'Max file locks'],
  ['memlock', 'Max locked memory'],
  ['msgqueue', 'Max msgqueue size'],
  ['nice', 'Max nice priority'],
  ['nofile', 'Max open files'],
  ['nproc', 'Max processes'],
  ['rss', 'Max resident set'],
  ['rtprio', 'Max realtime priority'],
  ['rttime', 'Max realtime timeout'],
  ['sigpending', 'Max pending signals'],
  ['stack', 'Max stack size'],
]);
