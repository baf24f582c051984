import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { type OwnCgroup, ownCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { init } from '../src/facts/rootfs/init.ts';
import { rootfs } from '../src/facts/rootfs/rootfs.ts';
import { userManagerSupport } from '../src/facts/session/start-command.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { enableLinger } from '../src/remedies/session/enable-linger.ts';

export default rule({
  subject: 'container',
  stage: 'init',
  title: 'A container whose init is systemd gets a cgroup of its own',
  why: 'systemd keeps every service in a cgroup. In a container that has none of its own it may make none, and gives up at once.',
  symptoms: ['cgroup.threads file is not writable, skipping unified hierarchy'],
  manpages: ['systemd-run(1)', 'cgroups(7)'],
  notes: [
    'lxc-start -d says that all went well, and logs no error; the container is gone a second later (seen on Debian 11, 12 and 13).',
    'A busybox init does without.',
    'On cgroup v1 it is the tree that systemd itself goes by, name=systemd, in which the user has to own one: libpam-cgfs sees to that (seen on Debian 12 with cgroup v1).',
  ],
  maxSeverity: 'error',
  requires: { account, init, rootfs, userManagerSupport },
  wants: { ownCgroups },

  *check({ account: { uid, name }, init, rootfs, ownCgroups, userManagerSupport }) {
    if (uid === 0 || !init?.systemd || !rootfs) return;
    if (ownCgroups instanceof Unseen) throw ownCgroups;
    const own = ownCgroups.find(({ controllers }) => controllers.every((each) => each === 'name=systemd'));
    if (!own || ownCgroups.some(isSystemds)) return;
    const v2 = own.controllers.length === 0;
    yield {
      severity: 'error',
      message: phrase`systemd in the container would get no cgroup of its own, and give up`,
      evidence: [
        {
          at: { path: own.path },
          note: phrase`is where the container would be started, and is not the user’s`,
        },
        { at: { path: rootfs.set.path }, note: phrase`has systemd as ${init.path}` },
      ],
      ...(v2 ? { lxcMessage: 'cgroup.threads file is not writable, skipping unified hierarchy' } : {}),
      fix: v2
        ? enableLinger(name, uid, userManagerSupport)
        : manual(
            phrase`start it from a login of ${name}, or from a shell in the cgroups that were made for him`,
          ),
    };
  },
});

/** A cgroup in which a systemd may keep its services: one of cgroup v2, or of the tree of cgroup v1 that is named after it. */
const isSystemds = ({ controllers, writable }: OwnCgroup): boolean =>
  writable && controllers.every((each) => each === 'name=systemd');
