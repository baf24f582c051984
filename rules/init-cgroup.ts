import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { type OwnCgroup, ownCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { init } from '../src/facts/rootfs/init.ts';
import { rootfs } from '../src/facts/rootfs/rootfs.ts';
import { userManagerSupport } from '../src/facts/session/start-command.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';
import { enableLinger } from '../src/remedies/session/enable-linger.ts';

export default rule({
  subject: 'container',
  stage: 'init',
  title: 'A container that runs systemd is started in a cgroup that its user owns',
  why: 'systemd puts every service into a cgroup. In a container without a cgroup of its own it cannot create any, and exits at once.',
  remedy:
    'Start the container in a delegated scope: `systemd-run --user --scope -p Delegate=yes -- lxc-start NAME`. For shells without a login session (su, sudo, cron), first run `loginctl enable-linger USER` as root.',
  fault: 'The container runs systemd, and was started where the user owns no cgroup for it',
  symptoms: [
    ...often(
      '{}Failed to mount cgroup at /sys/fs/cgroup/systemd: {}',
      '{}Failed to mount cgroup at /sys/fs/cgroup/systemd: Operation not permitted',
      '{}Failed to mount tmpfs at /sys/fs/cgroup: {}',
      '{}Failed to mount tmpfs (type tmpfs) on /sys/fs/cgroup {}',
      '{}Failed to mount cgroup2 at /sys/fs/cgroup: {}',
      '{}Failed to mount cgroup2 (type cgroup2) on /sys/fs/cgroup {}',
      '{}Failed to create {} control group: {}',
      '{}Failed to create {} control group: Permission denied',
      '{}Failed to attach 1 to compat systemd cgroup {}',
    ),
    ...sometimes('{}Failed to allocate manager object: {}', 'Child <{}> ended on error ({})'),
    ...rarely(
      'Failed to mount "/sys/fs/cgroup"',
      { line: 'Failed to mount "{}" with cgroup filesystem type {}', until: '4.0.6' },
      { line: 'The {} file is not writable, skipping unified hierarchy', since: '4.0.7' },
      'cgroup.threads file is not writable, skipping unified hierarchy',
    ),
  ],
  manpages: ['systemd-run(1)', 'cgroups(7)'],
  notes: [
    'lxc-start -d reports success and logs no error, but the container exits within a second (seen on Debian 11, 12 and 13).',
    'A busybox init needs no cgroup.',
    'On cgroup v1, the user must own a cgroup in the hierarchy of systemd itself, name=systemd: libpam-cgfs creates one (seen on Debian 12 with cgroup v1).',
  ],
  maxSeverity: 'error',
  requires: { account, init, rootfs, userManagerSupport },
  wants: { ownCgroups },

  *check({ account: { uid, name }, init, rootfs, ownCgroups, userManagerSupport }) {
    if (uid === 0 || !init?.systemd || !rootfs) return;
    if (ownCgroups instanceof Unseen) throw ownCgroups;
    const own = ownCgroups.find(({ controllers }) => controllers.every((each) => each === 'name=systemd'));
    if (!own || ownCgroups.some(servesSystemd)) return;
    const v2 = own.controllers.length === 0;
    yield {
      kind: v2 ? 'not-owned' : 'not-owned-v1',
      severity: 'error',
      message: phrase`systemd in the container would get no cgroup of its own, and exit`,
      evidence: [
        {
          at: { path: own.path },
          note: phrase`would be the cgroup of the container, and is not owned by ${name}`,
        },
        { at: { path: rootfs.set.path }, note: phrase`has systemd as ${init.path}` },
      ],
      ...(v2 ? { lxcMessage: 'cgroup.threads file is not writable, skipping unified hierarchy' } : {}),
      fix: v2
        ? enableLinger(name, uid, userManagerSupport)
        : manual(
            phrase`start it from a login session of ${name}, or from a shell in the cgroups that were created for ${name}`,
          ),
    };
  },
});

/** A cgroup in which systemd can put its services: of cgroup v2, or of the hierarchy name=systemd of cgroup v1. */
const servesSystemd = ({ controllers, writable }: OwnCgroup): boolean =>
  writable && controllers.every((each) => each === 'name=systemd');
