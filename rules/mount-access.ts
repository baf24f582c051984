import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { type ClosedBind, closedBinds } from '../src/facts/rootfs/closed-binds.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title:
    'Devices, files and directories that are mounted into the container are accessible to the container’s UIDs and GIDs',
  why: 'A bind mount keeps owner and mode. What is owned by UIDs and GIDs that the container does not map is owned by nobody and nogroup in it, and the container’s root has no more permissions there than anyone else: a device such as /dev/kvm, or a directory with mode 0700, cannot be opened.',
  remedy:
    'Grant access to the container’s root with an access control list, as in `setfacl -m u:624288:rw /dev/kvm`. That of a device is gone after a reboot: put the command into a udev rule (RUN+=).',
  symptoms: [],
  manpages: ['lxc.container.conf(5)', 'user_namespaces(7)', 'setfacl(1)', 'udev(7)'],
  notes: [
    'LXC mounts it and says nothing: only programs in the container print “Permission denied”.',
    'That the user is a member of the group, as of kvm or video, is no help: LXC drops the groups of the user when the container starts.',
    'Reported only where no ID of the container may read, write or search. What it may read and not write is not.',
  ],
  maxSeverity: 'warning',
  requires: { closedBinds, account },

  *check({ closedBinds, account: user }) {
    for (const bind of closedBinds) {
      const { entry, stat } = bind;
      const { source } = entry;
      yield {
        kind: 'closed',
        severity: 'warning',
        message: phrase`${source} is mounted into the container, but is not accessible to any of its IDs`,
        evidence: [
          { at: entry.at, note: phrase`mounts it` },
          { at: { path: source }, note: ownership(stat) },
          ...included(entry.via),
        ],
        fix: mayBeGranted(bind, user.uid)
          ? manual(phrase`grant access to the container's root: ${grant(bind)}`)
          : manual(phrase`remove the entry, or mount something that the container's root may access`),
      };
    }
  },
});

const shared = /^\/dev\/(kvm|fuse|net\/tun|(dri|snd)\/[\w-]+|(video|ttyUSB|ttyACM)\d+)$/;

/** What is the user's own, and devices that open nothing else: nobody is told to open a file because a user has named it. */
const mayBeGranted = ({ entry: { source }, stat }: ClosedBind, user: number): boolean =>
  stat.uid === user || (shared.test(source) && stat.kind === 'other');

const grant = ({ entry, stat, root }: ClosedBind): string =>
  shellWords(['setfacl', '-m', `u:${root}:${stat.kind === 'directory' ? 'rwx' : 'rw'}`, entry.source]);
