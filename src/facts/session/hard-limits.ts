import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { session } from './session.ts';

/** The hard limits of the session that starts containers: Infinity where it has none, or the kernel does not know it. */
export const hardLimits: Fact<'user', (resource: string) => number> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const path = `${know(session).proc}/limits`;
    const text = host.read(path);
    if (text === undefined) throw new Unseen(phrase`${path} does not exist`);
    return (resource) => {
      const title = titles.get(resource);
      const line = text.split('\n').find((each) => title !== undefined && each.startsWith(`${title} `));
      const [, hard] = line?.slice(title?.length).trim().split(/ +/) ?? [];
      return hard === undefined || hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
    };
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
