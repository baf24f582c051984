import { phrase } from '../src/base/phrase.ts';
import { mountPoints } from '../src/facts/rootfs/rootfs.ts';
import { rootfsMount } from '../src/facts/rootfs/rootfs-mount.ts';
import { rule } from '../src/model/rule.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'The file system of the rootfs lets programs be run, and can be written to',
  why: 'LXC binds the rootfs where it is, and what its file system is mounted with holds in the container, too: with noexec there its init cannot be run.',
  symptoms: [
    'Permission denied - Failed to exec "/sbin/init"',
    'Read-only file system - Failed to create "/dev" directory',
  ],
  manpages: ['mount(8)', 'lxc.container.conf(5)'],
  notes: ['nosuid and nodev do not stop a start: LXC mounts a /dev of its own (seen with LXC 5.0.2).'],
  maxSeverity: 'error',
  requires: { rootfsMount, mountPoints },

  *check({ rootfsMount, mountPoints }) {
    if (!rootfsMount) return;
    const { path, noexec, ro } = rootfsMount;
    if (noexec)
      yield {
        severity: 'error',
        message: phrase`the rootfs is on a file system that is mounted noexec: no program in it can be run`,
        evidence: [{ at: noexec.at, note: phrase`holds for ${path}` }],
        lxcMessage: 'Permission denied - Failed to exec "/sbin/init"',
        fix: remount(noexec, 'noexec'),
      };
    if (!ro) return;
    const missing = mountPoints.filter(({ there }) => !there).map(({ name }) => `/${name}`);
    const [first] = missing;
    const evidence = [{ at: ro.at, note: phrase`holds for ${path}` }] as const;
    if (first === undefined)
      yield {
        severity: 'warning',
        message: phrase`the rootfs is on a file system that is mounted read-only: the container cannot write to it`,
        evidence,
        fix: remount(ro, 'ro'),
      };
    else
      yield {
        severity: 'error',
        message: phrase`the rootfs is on a file system that is mounted read-only, and LXC cannot make ${missing.join(', ')} in it`,
        evidence,
        lxcMessage: `Read-only file system - Failed to create "${first}" directory`,
        fix: remount(ro, 'ro'),
      };
  },
});
