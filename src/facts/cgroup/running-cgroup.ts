import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import { isFound, literally } from '../../host/excerpt.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { linesInForce } from '../config/lines-in-force.ts';
import { running } from '../config/running.ts';

/**
 * The directory of cgroup v2 in which a container that runs has its cgroups, relative to the root of the hierarchy;
 * undefined where it runs in the cgroup of the shell that started it.
 *
 * Its monitor tells, as it is a process of the user: it is in `lxc.monitor.NAME` beside `lxc.payload.NAME`, and its title
 * is `[lxc monitor] LXCPATH NAME` unless it was started in the foreground (lxc 5.0.2, src/lxc/lxccontainer.c; both seen
 * with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0).
 */
export const runningCgroup: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (host, { name, folder }, know) => {
    if (folder === undefined || !know(running))
      throw new Unseen(phrase`${name} is not running`, 'not-applicable');
    const title = `[lxc monitor] ${folder.replace(/\/([^/]*)$/, ' $1')}`;
    const likely = know(monitors).get(name) ?? [];
    const found = likely.find(({ proc }) =>
      isFound(host.grep(`${proc}/cmdline`, new RegExp(`^${literally(title)}(?=\\0|$)`))),
    );
    if (found) return found.parent;
    if (likely.length > 0 || know(linesInForce).some((line) => line.name.startsWith('lxc.cgroup.dir')))
      throw new Unseen(phrase`cannot tell which cgroup ${name} runs in`);
    return undefined;
  },
};

/** A process in a cgroup of cgroup v2 for the monitor of a container. */
interface Monitor {
  readonly proc: string;
  /** The directory that this cgroup is in. */
  readonly parent: string;
}

/** Those of the user, by each name that their container may have: LXC adds a number to the name of a cgroup that exists. */
const monitors: Fact<'user', ReadonlyMap<string, readonly Monitor[]>> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const found = new Map<string, Monitor[]>();
    for (const pid of host.processes(know(account).uid)) {
      const proc = `/proc/${pid}`;
      const text = host.read(`${proc}/cgroup`) ?? '';
      const [, parent, name] = /^0::(.*)\/lxc\.monitor\.([^/\n]+)$/m.exec(text) ?? [];
      if (parent === undefined || name === undefined) continue;
      for (const each of new Set([name, name.replace(/-\d+$/, '')])) {
        const known = found.get(each);
        if (known) known.push({ proc, parent });
        else found.set(each, [{ proc, parent }]);
      }
    }
    return found;
  },
};
