import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, phrase } from '../src/base/phrase.ts';
import { init } from '../src/facts/rootfs/init.ts';
import { mountPoints } from '../src/facts/rootfs/rootfs.ts';
import { rootfsMount } from '../src/facts/rootfs/rootfs-mount.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'The file system of the rootfs is mounted writable, and without noexec or nosymfollow',
  why: 'LXC bind-mounts the rootfs, and the mount options of its file system hold in the container too: with noexec the container’s init cannot be executed.',
  remedy:
    'Remount it, as root: `mount -o remount,exec MOUNTPOINT`, `mount -o remount,symfollow MOUNTPOINT` or `mount -o remount,rw MOUNTPOINT`. Change the options in /etc/fstab as well, so that they stay after a reboot.',
  fault: 'The file system of the rootfs is mounted read-only, noexec or nosymfollow',
  symptoms: [
    ...sure(
      'Read-only file system - Failed to create "/dev" directory',
      { line: 'Read-only file system - Failed to pin rootfs', since: '4.0.7' },
      'Too many levels of symbolic links - Failed to exec "{}"',
    ),
    ...often(
      'Read-only file system - Failed to create "{}" directory',
      { line: 'Read-only file system - Failed to create console entry', since: '4.0.7' },
      { line: 'Read-only file system - Failed to create console path', since: '4.0.11' },
      { line: 'Read-only file system - Failed to create tty mount target {}({})', since: '4.0.7' },
      'Read-only file system - Failed to create tty {}',
      { line: 'Read-only file system - failed to create container path {}', until: '2.1.1' },
      { line: 'Read-only file system - failed to create container path for {}', until: '1.0.5' },
      'Read-only file system - Failed to create btrfs subvolume "{}"',
    ),
    ...sometimes(
      'Failed to create "/dev" directory',
      { line: 'Permission denied - Failed to exec "{}"', file: 'start.c' },
      'Permission denied - Failed to exec "{}"',
    ),
    ...rarely({ line: 'Failed to pin rootfs', since: '4.0.7' }),
  ],
  manpages: ['mount(8)', 'lxc.container.conf(5)'],
  notes: ['nosuid and nodev do not prevent the start: LXC mounts its own /dev (seen with LXC 5.0.2).'],
  maxSeverity: 'error',
  requires: { rootfsMount, mountPoints },
  wants: { init: orElse(init, undefined) },

  *check({ rootfsMount, mountPoints, init }) {
    if (!rootfsMount) return;
    const { path, noexec, nosymfollow, ro } = rootfsMount;
    if (noexec)
      yield {
        kind: 'noexec',
        severity: 'error',
        message: phrase`the file system of the rootfs is mounted noexec, so no program in it can be executed`,
        evidence: [{ at: noexec.at, note: phrase`is the mount that ${path} is on` }],
        lxcMessage: 'Permission denied - Failed to exec "/sbin/init"',
        fix: remount(noexec, 'noexec'),
      };
    if (nosymfollow && init?.linked)
      yield {
        kind: 'nosymfollow',
        severity: 'error',
        message: phrase`the file system of the rootfs is mounted nosymfollow, and ${init.path} leads through a symbolic link`,
        evidence: [{ at: nosymfollow.at, note: phrase`is the mount that ${path} is on` }],
        lxcMessage: `Too many levels of symbolic links - Failed to exec "${init.path}"`,
        fix: remount(nosymfollow, 'nosymfollow'),
      };
    if (!ro) return;
    const missing = mountPoints.filter(({ there }) => !there).map(({ name }) => `/${name}`);
    const evidence = [{ at: ro.at, note: phrase`is the mount that ${path} is on` }] as const;
    if (!isNonEmpty(missing))
      yield {
        kind: 'read-only',
        severity: 'warning',
        message: phrase`the file system of the rootfs is mounted read-only, so the container cannot write to it`,
        evidence,
        fix: remount(ro, 'ro'),
      };
    else
      yield {
        kind: 'missing-directory',
        severity: 'error',
        message: phrase`the file system of the rootfs is mounted read-only, so LXC cannot create ${list(missing)} in it`,
        evidence,
        lxcMessage: `Read-only file system - Failed to create "${missing[0]}" directory`,
        fix: remount(ro, 'ro'),
      };
  },
});
