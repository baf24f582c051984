import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'This kind of storage needs root',
  why: 'Loop devices, LVM, ZFS, RBD and network block devices are managed by root. Users can have directories, and btrfs subvolumes.',
  remedy:
    'Create the container with a directory: `lxc-create -B dir …`; convert an image to a directory as root.',
  tell: 'lxc.rootfs.path begins with loop:, lvm:, zfs:, rbd: or nbd:, or lxc-create was called with -B.',
  who: 'user',
  foundBy: ['rootfs-path'],
  symptoms: [
    ...sure(
      'Unprivileged users can only create btrfs and directory-backed containers',
      { line: 'non-root users can only create btrfs and directory-backed containers', until: '2.1.1' },
      'Unsupported snapshot type "{}" for unprivileged users',
      { line: 'Unsupported snapshot type for unprivileged users', until: '2.0.8' },
      'Failed to create btrfs subvolume "{}"',
      'Failed to create rbd storage volume "{}": {}',
      'Failed to map rbd storage volume "{}": {}',
      'Failed to delete rbd storage volume "{}": {}',
      'rbd clonepaths not implemented',
      'Block device {} is not mapped',
      'Error setting up nbd device path',
      { line: 'No loop device found', until: '2.0.7' },
      'Failed to create new loop file "{}"',
      'Failed creating new loop file "{}"',
      'Failed to create new filesystem "{}" for loop file "{}": {}',
      'The loop storage driver does not support snapshots',
      'Failed to create zfs dataset "{}": {}',
      'Failed to create logical volume "{}": {}',
      'Directories cannot be snapshotted',
      { line: 'directories cannot be snapshotted.  Try aufs or overlayfs', until: '2.0.11' },
    ),
    ...often(
      'Failed to open loop control',
      'Failed to find zfs entry "{}"',
      'Failed to determine FSType for "{}"',
    ),
    ...sometimes(
      'Failed to run "mkfs{}',
      'Permission denied - Failed to run "mkfs{}',
      'Failed to create loop storage volume "{}" with filesystem "{}" and size "{}"',
      'Failed to create lvm storage volume "{}"',
    ),
    ...rarely('Failed to mount rootfs "{}" onto "{}" with options "{}"'),
  ],
  manpages: ['lxc-create(1)', 'lxc.container.conf(5)'],
});
