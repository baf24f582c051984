import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Limit } from '../../lxc/limits-conf.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { terminalsLeft } from '../kernel/terminals-left.ts';
import { limits } from './limits.ts';
import { taskLimits } from './task-limits.ts';

/** A limit of the session with which no container starts. */
export interface LowLimit {
  readonly resource: string;
  readonly limit: Limit;
}

/** Throws Unseen where a limit is neither too low nor certainly high enough. */
export const lowLimits: Fact<'user', readonly LowLimit[]> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid } = know(account);
    const limitOf = know(limits);
    const set = [...needs]
      // The kernel holds root to no number of processes.
      .filter(([resource]) => uid !== 0 || resource !== 'nproc')
      .flatMap(([resource, need]) => {
        const limit = limitOf(resource);
        return limit === undefined
          ? []
          : [{ resource, limit, need, value: Math.min(limit.soft, limit.hard) }];
      });
    const low = set.filter(({ value, need: [tooLow] }) => value <= tooLow);
    const unclear = set.find(
      ({ resource, value, need: [, enough] }) => value < enough && !isEnoughFor(host, uid, resource, value),
    );
    const tasks = know(taskLimits);
    const few = tasks.filter(({ limit }) => limit.soft <= tooFewTasks);
    const scarce = tasks.find(({ limit, used }) => !(limit.soft >= used + 10));
    if (few.length > 0) return [...low, ...few.map(({ limit }) => ({ resource: 'pids.max', limit }))];
    if (low.length === 0 && scarce)
      throw new Unseen(
        phrase`cannot tell whether a start needs more tasks than the ${scarce.limit.soft} of ${scarce.limit.at.path}`,
      );
    if (low.length === 0 && unclear)
      throw new Unseen(
        phrase`cannot tell whether a start needs more ${unclear.resource} than the ${unclear.value} that the session may use`,
      );
    if (low.length === 0 && know(terminalsLeft) < enoughTerminals)
      throw new Unseen(
        phrase`cannot tell whether the kernel has terminals left for a container: see kernel.pty.max`,
      );
    return low;
  },
};

/** The console and lxc.tty.max of common.conf. */
const enoughTerminals = 10;

/** A soft limit with which every start fails, up to one with which none does. */
type Need = readonly [tooLow: number, enough: number];

/** Seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0, on cgroup v1 and v2. The other limits stop no start, even where they are 0. */
const needs: ReadonlyMap<string, Need> = new Map([
  ['as', [2 ** 21, 2 ** 28]],
  // Seconds.
  ['cpu', [0, 60]],
  ['data', [2 ** 17, 2 ** 25]],
  ['fsize', [0, 2 ** 20]],
  ['nofile', [24, 2 ** 8]],
  ['nproc', [5, 2 ** 12]],
  ['stack', [2 ** 15, 2 ** 18]],
]);

/** The shell among them. Seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0. */
const tooFewTasks = 6;

/** Whether the few processes that the user may have are enough for those that exist and for those of a start. */
const isEnoughFor = (host: Host, uid: number, resource: string, value: number): boolean =>
  resource === 'nproc' && value >= threads(host, uid) + 10;

/** How many of the user's threads exist, which is what the kernel counts. Where there are many, each is taken for four. */
function threads(host: Host, uid: number): number {
  const all = host.processes(uid);
  if (all.length > most) return all.length * 4;
  return all.reduce((sum, pid) => sum + threadsOf(host, pid), 0);
}

const most = 100;

const threadsOf = (host: Host, pid: number): number =>
  Number(/^Threads:\s*(\d+)$/m.exec(host.read(`/proc/${pid}/status`) ?? '')?.[1] ?? 1);
