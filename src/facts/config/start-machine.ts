import { attempt, Unseen } from '../../base/unseen.ts';
import { hostOf, insideRange } from '../../lxc/idmap.ts';
import { contains } from '../../lxc/idrange.ts';
import type { Machine } from '../../lxc/ledger/machine.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { blockedAbove } from '../access/blocked-directories.ts';
import { parent } from '../access/path-walk.ts';
import { account } from '../account/account.ts';
import { type OwnCgroup, ownCgroups } from '../cgroup/own-cgroups.ts';
import { coreScheduling } from '../kernel/core-scheduling.ts';
import { routes } from '../network/bridges.ts';
import { type Init, init } from '../rootfs/init.ts';
import { inRootfs, rootDirectory } from '../rootfs/rootfs.ts';
import { exportsVariable } from '../session/exported.ts';
import { hardLimits } from '../session/limits.ts';
import { ofSession } from '../session/of-session.ts';
import { settings } from './config.ts';
import { running, runs } from './running.ts';

/** What the ledger asks about this machine. Nothing is looked at before it asks. */
export const startMachine: Fact<'container', Machine> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const user = () => know(asUser);
    return {
      find: (path) => orClosed(() => user().stat(path)),
      owns: (path) => user().stat(path)?.uid === know(account).uid,
      read: (path) => orClosed(() => user().read(path)),
      isLink: (path) => user().link(path) !== undefined,
      // Of a link only what it leads to is known: that directory itself counts as well.
      isReachable: (path) =>
        know(blockedAbove)(user().link(path) === undefined ? parent(path) : path).steps.length === 0,
      isSearchable: (path) => know(blockedAbove)(know(inRootfs)(path).real).steps.length === 0,
      findInRootfs: (path) => know(inRootfs)(path).stat,
      cgroupOf: (controller) => know(ownCgroups).find((own) => own.writable && has(own, controller))?.path,
      oomScore: () => Number(know(ofSession)('oom_score_adj')),
      exports: (name) => know(exportsVariable)(name),
      hardLimit: (resource) => know(hardLimits)(resource),
      isMapped: (kind, id) =>
        know(settings).idmaps.some((map) => map.type === kind && contains(insideRange(map), id)),
      isRootUser: () => hostOf(know(settings).idmaps, 'u', 0) === know(account).uid,
      isUp: () => know(running),
      isRunning: (name) => know(runs)(name),
      hasRoute: (name) => know(routes)(name),
      hasCoreScheduling: () => know(coreScheduling),
      init: () => {
        // A rootfs that is yet to be made makes it unknown, and not no question at all.
        know(rootDirectory);
        return kindOf(know(init));
      },
    };
  },
};

/** What lxc.init.cmd names is given arguments, so that it may be any program of busybox. */
function kindOf(found: Init | undefined): ReturnType<Machine['init']> {
  if (found?.systemd) return 'systemd';
  return found?.at === undefined && found?.file?.path.endsWith('/busybox') ? 'busybox' : 'other';
}

/** The files of cgroups themselves are in all of cgroup v2. */
const has = ({ controllers, available }: OwnCgroup, controller: string): boolean =>
  controllers.length === 0
    ? available.includes(controller) || (controller === 'cgroup' && available.length > 0)
    : controllers.includes(controller);

/** A refusal is an answer too. */
function orClosed<T>(look: () => T): T | 'closed' {
  const found = attempt(look);
  if (!(found instanceof Unseen)) return found;
  if (found.kind === 'denied') return 'closed';
  throw found;
}
