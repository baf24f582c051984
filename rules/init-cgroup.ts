import { account } from '../src/facts/account.ts';
import { init } from '../src/facts/init.ts';
import { ownCgroups } from '../src/facts/own-cgroups.ts';
import { rootfs } from '../src/facts/rootfs.ts';
import { manager } from '../src/facts/start-command.ts';
import { ownScope } from '../src/fix/own-scope.ts';
import { rule } from '../src/rule.ts';
import { onlyV2 } from '../src/skip.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'container',
  stage: 'init',
  title: 'On cgroup v2, a container whose init is systemd gets a cgroup of its own',
  why: 'systemd keeps every service in a cgroup. In a container that has none of its own it may make none, and gives up at once.',
  symptoms: ['cgroup.threads file is not writable, skipping unified hierarchy'],
  see: ['systemd-run(1)', 'cgroups(7)'],
  notes: [
    'lxc-start -d says that all went well, and logs no error; the container is gone a second later (seen on Debian 11, 12 and 13).',
    'A busybox init does without.',
  ],
  worst: 'error',
  unless: onlyV2,
  needs: { account, init, rootfs, manager },
  hopes: { ownCgroups },

  *check({ account: { uid, name }, init, rootfs, ownCgroups, manager }) {
    if (uid === 0 || !init?.systemd || !rootfs) return;
    if (ownCgroups instanceof Unseen) throw ownCgroups;
    const [own] = ownCgroups;
    if (!own || own.writable) return;
    yield {
      severity: 'error',
      breaks: 'start',
      message: 'systemd in the container would get no cgroup of its own, and give up',
      evidence: [
        { at: { path: own.path }, note: 'is where the container would be started, and is not the user’s' },
        { at: { path: rootfs.set.path }, note: `has systemd as ${init.path}` },
      ],
      says: 'cgroup.threads file is not writable, skipping unified hierarchy',
      fix: ownScope(name, uid, manager),
    };
  },
});
