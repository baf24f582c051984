import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The rootfs lacks a directory that something is mounted on, or it is a symbolic link',
  why: 'LXC mounts /dev, /proc and /sys inside the rootfs, and follows no symbolic links there, as they could lead out of the container.',
  remedy:
    'Create them as directories with the owner of the rootfs: `lxc-usernsexec -- mkdir ROOTFS/proc ROOTFS/sys ROOTFS/dev`. Create the container again if the rootfs is empty.',
  tell: '`ls -ld ROOTFS/proc ROOTFS/sys ROOTFS/dev` shows one that is missing, or a link.',
  who: 'user',
  foundBy: ['rootfs-owner', 'rootfs-init', 'start-values'],
  symptoms: [
    ...sure(
      'proc in {} was a symbolic link!',
      'sys in {} was a symbolic link!',
      'dev in {} was a symbolic link!',
    ),
    ...often(
      'No such file or directory - Failed to mount "proc" on "{}" with flags {}',
      'No such file or directory - Failed to mount "sysfs" on "{}" with flags {}',
      'Too many levels of symbolic links - Failed to mount "proc" on "{}" with flags {}',
      'Too many levels of symbolic links - Failed to mount "sysfs" on "{}" with flags {}',
      'Too many levels of symbolic links - Failed to mount tmpfs on "{}"',
      'Not a directory - Failed to mount tmpfs on "{}"',
    ),
    ...sometimes(
      { line: 'Failed to create procfs mountpoint under {}', since: '4.0.7' },
      { line: 'Failed to create sysfs mountpoint under {}', since: '4.0.7' },
      {
        line: 'No such file or directory - Failed to mount "{}" with cgroup filesystem type {}',
        until: '4.0.6',
      },
      'Read-only file system - Failed to create "{}" directory',
      'Read-only file system - Failed to create directory "{}"',
      'Too many levels of symbolic links - Failed to create "{}"',
      'Not a directory - Failed to create "{}"',
      { line: 'Failed to mount tmpfs onto {}(dev)', since: '4.0.7' },
      '{} in {} was a symbolic link!',
    ),
    ...rarely('Failed to mount "/sys/fs/cgroup"'),
  ],
  manpages: ['lxc.container.conf(5)'],
});
