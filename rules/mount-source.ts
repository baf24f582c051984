import { ownership } from '../src/base/file-mode.ts';
import { ownFile } from '../src/facts/access/owned-file.ts';
import { account } from '../src/facts/account/account.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { setfacl } from '../src/facts/machine/attribute-tools.ts';
import { type Fstab, fstab } from '../src/facts/rootfs/mount-entries.ts';
import { type MountFault, mountFaults } from '../src/facts/rootfs/mount-faults.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { mendFstab, mendMount } from '../src/remedies/rootfs/repair-mount.ts';

export default rule({
  about: 'container',
  stage: 'rootfs',
  title: 'What the config mounts is there, and can be mounted where it says',
  why: 'The root of the container mounts it, with the rights of a user who owns next to nothing outside. An entry that cannot be mounted ends the start, unless it says optional.',
  symptoms: [
    'Failed to mount "',
    'Failed to setup mount entries',
    'Failed to setup mounts',
    'Ignoring mount point "',
  ],
  see: ['lxc.container.conf(5)', 'fstab(5)', 'mount_namespaces(7)'],
  notes: [
    'Neither ~ nor a variable is expanded, and a relative source is always refused, though it is there.',
    'A target that is absolute is passed over with a warning, and the start goes on: it has to be named from the root of the container on, or with the path of the rootfs in front.',
    'LXC follows no symbolic link in a target: var/run is one in most containers, and run is meant.',
    'A file or a folder that the root of the container may not read can be mounted all the same, if it can pass the folders above.',
  ],
  worst: 'error',
  needs: { account, mappedRoot, fstab, mountFaults, setfacl, ownFile },

  *check({ account, mappedRoot, fstab, mountFaults, setfacl, ownFile }, { user }) {
    if (fstab?.fault) yield unreadable(fstab, fstab.fault);
    for (const fault of mountFaults) {
      const { at, via } = fault.entry;
      const { message, note, says } = told(fault);
      const evidence = [{ at, note }, ...doors(fault), ...included(via)] as const;
      const fix = mendMount(fault, via.length === 0 && ownFile(at.path), mappedRoot, account);
      if (fault.kind === 'outside') yield { severity: 'warning', message, evidence, says, fix };
      else yield { severity: 'error', breaks: 'start', message, evidence, says, fix };
    }

    function unreadable(table: Fstab, fault: 'missing' | 'closed') {
      const missing = fault === 'missing';
      return {
        severity: 'error',
        breaks: 'start',
        message: `${table.path} ${missing ? 'is not there' : 'cannot be read by the root of the container'}`,
        evidence: [
          {
            at: table.set.valueAt,
            note: missing ? 'does not exist' : `has to be open to host uid ${mappedRoot.uid}`,
          },
          ...included(table.set.via),
        ],
        says: `${missing ? 'No such file or directory' : 'Permission denied'} - Failed to open "${table.path}"`,
        fix: mendFstab(table, mappedRoot, setfacl && ownFile(table.path), user.name),
      } as const;
    }
  },
});

const doors = (fault: MountFault): Evidence[] =>
  fault.kind === 'closed'
    ? fault.closed.steps.map(({ path, stat }) => ({
        at: { path },
        note: ownership(stat),
      }))
    : [];

interface Words {
  readonly message: string;
  readonly note: string;
  readonly says: string;
}

function told(fault: MountFault): Words {
  const { source, target, type, options } = fault.entry;
  const says = (errno: string) => `${errno} - Failed to mount "${source}"`;
  switch (fault.kind) {
    case 'outside':
      return {
        message: `${source} is not mounted: its target is outside of the rootfs`,
        note: `${target} does not begin with the rootfs`,
        says: `Ignoring mount point "${target}"`,
      };
    case 'needs-root':
      return {
        message: `only root may mount ${source}, which is of type ${type}`,
        note: `asks for ${type}`,
        says: says('Operation not permitted'),
      };
    case 'idmapped':
      return {
        message: `only root may mount ${source} with idmap=`,
        note: 'asks for other owners than the files have',
        says: 'Operation not permitted - Failed to idmap detached mount',
      };
    case 'no-type':
      return {
        message: `${source} is to be mounted without bind, and without a type`,
        note: `has the options ${options.join(',') || 'of none'}`,
        says: says('No such device'),
      };
    case 'missing':
      return {
        message: `${source} is not there to be mounted`,
        note: 'does not exist',
        says: says('No such file or directory'),
      };
    case 'relative':
      return {
        message: `${source} does not begin with a slash`,
        note: fault.meant ? `means ${fault.meant}, but only to a shell` : 'is no absolute path',
        says: says('No such file or directory'),
      };
    case 'closed':
      return {
        message: `the root of the container cannot pass ${fault.closed.steps.map(({ path }) => path).join(' and ')}, on the way to ${source}`,
        note: 'lies behind it',
        says: says('Permission denied'),
      };
    case 'submounts':
      return {
        message: `${source} has other file systems mounted below it, and is to be bound without them`,
        note: `${fault.below} is mounted below it`,
        says: says('Invalid argument'),
      };
    case 'no-target':
      return {
        message: `there is no ${target} in the rootfs to mount ${source} on`,
        note: 'does not exist in the container',
        says: says('No such file or directory'),
      };
    case 'mismatch':
      return {
        message: `${source} is a ${fault.source === 'dir' ? 'folder' : 'file'}, and ${target} is not`,
        note: 'mounts one on the other',
        says: says('Not a directory'),
      };
    case 'link':
      return {
        message: `there is a symbolic link on the way to ${target}, which LXC does not follow`,
        note: `leads to ${fault.real}`,
        says: says('Too many levels of symbolic links'),
      };
  }
}
