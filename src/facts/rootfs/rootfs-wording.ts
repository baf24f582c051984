import { phrase } from '../../base/phrase.ts';
import type { Wording } from '../../model/rule.ts';
import type { RootfsFaultCause } from './rootfs-fault.ts';

/** What is said of a rootfs that LXC cannot use, by the rule and by LXC. */
export function rootfsWording(cause: RootfsFaultCause): Required<Wording> {
  if (cause.kind === 'unset')
    return {
      message: phrase`the config sets no rootfs`,
      note: phrase`does not set lxc.rootfs.path`,
      lxcMessage: 'Operation not permitted - Failed to recursively turn root mount tree into dependent mount',
    };
  const { type, path } = cause.rootfs.set;
  const failedToOpen = (errno: string) => `${errno} - Failed to open "${path}"`;
  switch (cause.kind) {
    case 'needs-root':
      return {
        message: phrase`only root can use a rootfs on ${cause.type}`,
        note: phrase`is of type ${cause.type}`,
        lxcMessage: rootOnlyMessages[cause.type] ?? 'Failed to mount rootfs',
      };
    case 'relative':
      return {
        message: phrase`the path of the rootfs is not absolute`,
        note: phrase`does not begin with /`,
        lxcMessage: failedToOpen('Bad file descriptor'),
      };
    case 'missing':
      return {
        message: phrase`rootfs ${path} does not exist`,
        note: phrase`does not exist`,
        lxcMessage: failedToOpen('No such file or directory'),
      };
    case 'preset':
      return {
        message: phrase`lxc-create does not make a rootfs where the config names one, and ${path} does not exist`,
        note: phrase`is the rootfs of every new container`,
        lxcMessage: `The rootfs "${path}" does not exist`,
      };
    case 'not-directory':
      return {
        message: phrase`rootfs ${path} is not a directory`,
        note: phrase`is not a directory`,
        // Without a type, a file is taken for a disk image: loop_detect() in storage/loop.c.
        lxcMessage: type === undefined ? loop : failedToOpen('Not a directory'),
      };
    case 'symlink':
      return {
        message: phrase`rootfs ${path} is a symbolic link, which LXC does not follow`,
        note: phrase`points to ${cause.target}`,
        lxcMessage: failedToOpen('Not a directory'),
      };
  }
}

const loop = 'Permission denied - Failed to open loop control';

const rootOnlyMessages: Readonly<Record<string, string>> = {
  zfs: 'Failed to find zfs entry',
  lvm: 'Failed to determine FSType',
  rbd: 'Failed to determine FSType',
  loop,
  nbd: 'Failed to mount rootfs',
};
