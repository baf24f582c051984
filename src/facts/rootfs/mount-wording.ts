import { list, phrase } from '../../base/phrase.ts';
import type { Wording } from '../../model/rule.ts';
import type { MountFault } from './mount-faults.ts';

/** What is said of an entry that cannot be mounted, by the rule and by LXC. */
export function mountWording(fault: MountFault): Required<Wording> {
  const { source, target, type, options } = fault.entry;
  const failedToMount = (errno: string) => `${errno} - Failed to mount "${source}"`;
  switch (fault.kind) {
    case 'outside':
      return {
        message: phrase`${source} is not mounted: the mount target ${target} is outside the rootfs`,
        note: phrase`${target} does not begin with the path of the rootfs`,
        lxcMessage: `Ignoring mount point "${target}"`,
      };
    case 'line-end':
      return {
        message: phrase`the line of a mount ends in a carriage return, which LXC takes for a part of its last field`,
        note: phrase`ends in CR and LF, as lines of Windows do`,
        lxcMessage: `Failed to mount "${source}"`,
      };
    case 'blank':
      return {
        message: phrase`the path of mount source ${fault.meant.source} has a blank in it, so that LXC mounts ${source} instead`,
        note: phrase`the first field ends at the blank`,
        lxcMessage: `Failed to mount "${source}"`,
      };
    case 'needs-root':
      return {
        message: phrase`only root can mount ${source} (file system type ${type})`,
        note: phrase`mounts a file system of type ${type}`,
        lxcMessage: failedToMount('Operation not permitted'),
      };
    case 'idmapped':
      return {
        message: phrase`only root can mount ${source} with idmap=`,
        note: phrase`changes the owners of the files`,
        lxcMessage: 'Operation not permitted - Failed to idmap detached mount',
      };
    case 'no-type':
      return {
        message: phrase`the mount of ${source} has neither the option bind nor a file system type`,
        note:
          options.length > 0 ? phrase`has only the options ${list(options)}` : phrase`has no mount options`,
        lxcMessage: failedToMount('No such device'),
      };
    case 'missing':
      return {
        message: phrase`mount source ${source} does not exist`,
        note: phrase`names a source that does not exist`,
        lxcMessage: failedToMount('No such file or directory'),
      };
    case 'relative':
      return {
        message: phrase`mount source ${source} is not an absolute path`,
        note: fault.meant
          ? phrase`only a shell would expand it to ${fault.meant}`
          : phrase`does not begin with /`,
        lxcMessage: failedToMount('No such file or directory'),
      };
    case 'closed':
      return {
        message: phrase`the container's root cannot access mount source ${source}: no search permission on ${list(fault.closed.steps.map(({ path }) => path))}`,
        note: phrase`names a source that the container's root cannot access`,
        lxcMessage: failedToMount('Permission denied'),
      };
    case 'submounts':
      return {
        message: phrase`bind-mounting ${source} without the file systems mounted below it is not permitted: use rbind`,
        note: phrase`${fault.below} is mounted below it`,
        lxcMessage: failedToMount('Invalid argument'),
      };
    case 'no-target':
      return {
        message: phrase`mount target ${target} does not exist in the rootfs`,
        note: phrase`names a target that does not exist`,
        lxcMessage: failedToMount('No such file or directory'),
      };
    case 'unwritable':
      return {
        message: phrase`mount target ${target} cannot be created: the container's root cannot write to ${fault.directory.path}`,
        note: phrase`is missing, and the container's root cannot create it`,
        lxcMessage: 'Permission denied - Failed to create directory',
      };
    case 'mismatch':
      return {
        message:
          fault.source === 'dir'
            ? phrase`mount source ${source} is a directory, but mount target ${target} is not`
            : phrase`mount source ${source} is a file, but mount target ${target} is a directory`,
        note:
          fault.source === 'dir'
            ? phrase`mounts a directory on a file`
            : phrase`mounts a file on a directory`,
        lxcMessage: failedToMount('Not a directory'),
      };
    case 'link':
      return {
        message: phrase`mount target ${target} leads through a symbolic link, which LXC does not follow`,
        note: phrase`leads to ${fault.real}`,
        lxcMessage: failedToMount('Too many levels of symbolic links'),
      };
  }
}
