import { ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { ownFile } from '../src/facts/access/owned-file.ts';
import { account } from '../src/facts/account/account.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { hasSetfacl } from '../src/facts/machine/attribute-tools.ts';
import { type Fstab, fstab } from '../src/facts/rootfs/mount-entries.ts';
import { type MountFault, mountFaults } from '../src/facts/rootfs/mount-faults.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { repairFstab, repairMount } from '../src/remedies/rootfs/repair-mount.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'What the config mounts is there, and can be mounted where it says',
  why: 'The root of the container mounts it, with the rights of a user who owns next to nothing outside. An entry that cannot be mounted ends the start, unless it says optional.',
  symptoms: [
    'Failed to mount "',
    'Failed to setup mount entries',
    'Failed to setup mounts',
    'Ignoring mount point "',
  ],
  manpages: ['lxc.container.conf(5)', 'fstab(5)', 'mount_namespaces(7)'],
  notes: [
    'Neither ~ nor a variable is expanded, and a relative source is always refused, though it is there.',
    'A target that is absolute is passed over with a warning, and the start goes on: it has to be named from the root of the container on, or with the path of the rootfs in front.',
    'LXC follows no symbolic link in a target: var/run is one in most containers, and run is meant.',
    'A file or a folder that the root of the container may not read can be mounted all the same, if it can pass the folders above.',
  ],
  maxSeverity: 'error',
  requires: { account, mappedRoot, fstab, mountFaults, hasSetfacl, ownFile },

  *check({ account, mappedRoot, fstab, mountFaults, hasSetfacl, ownFile }, { user }) {
    if (fstab?.fault) yield unreadable(fstab, fstab.fault);
    for (const fault of mountFaults) {
      const { at, via } = fault.entry;
      const { message, note, lxcMessage } = told(fault);
      const evidence = [{ at, note }, ...blockedEvidence(fault), ...included(via)] as const;
      const fix = repairMount(fault, via.length === 0 && ownFile(at.path), mappedRoot, account);
      if (fault.kind === 'outside') yield { severity: 'warning', message, evidence, lxcMessage, fix };
      else yield { severity: 'error', message, evidence, lxcMessage, fix };
    }

    function unreadable(table: Fstab, fault: 'missing' | 'closed') {
      const missing = fault === 'missing';
      return {
        severity: 'error',
        message: phrase`${table.path} ${missing ? 'is not there' : 'cannot be read by the root of the container'}`,
        evidence: [
          {
            at: table.set.valueAt,
            note: missing ? phrase`does not exist` : phrase`has to be open to host uid ${mappedRoot.uid}`,
          },
          ...included(table.set.via),
        ],
        lxcMessage: `${missing ? 'No such file or directory' : 'Permission denied'} - Failed to open "${table.path}"`,
        fix: repairFstab(table, mappedRoot, hasSetfacl && ownFile(table.path), user.name),
      } as const;
    }
  },
});

const blockedEvidence = (fault: MountFault): Evidence[] =>
  fault.kind === 'closed'
    ? fault.closed.steps.map(({ path, stat }) => ({
        at: { path },
        note: ownership(stat),
      }))
    : [];

interface Words {
  readonly message: Phrase;
  readonly note: Phrase;
  readonly lxcMessage: string;
}

function told(fault: MountFault): Words {
  const { source, target, type, options } = fault.entry;
  const lxcMessage = (errno: string) => `${errno} - Failed to mount "${source}"`;
  switch (fault.kind) {
    case 'outside':
      return {
        message: phrase`${source} is not mounted: its target is outside of the rootfs`,
        note: phrase`${target} does not begin with the rootfs`,
        lxcMessage: `Ignoring mount point "${target}"`,
      };
    case 'needs-root':
      return {
        message: phrase`only root may mount ${source}, which is of type ${type}`,
        note: phrase`asks for ${type}`,
        lxcMessage: lxcMessage('Operation not permitted'),
      };
    case 'idmapped':
      return {
        message: phrase`only root may mount ${source} with idmap=`,
        note: phrase`asks for other owners than the files have`,
        lxcMessage: 'Operation not permitted - Failed to idmap detached mount',
      };
    case 'no-type':
      return {
        message: phrase`${source} is to be mounted without bind, and without a type`,
        note: phrase`has the options ${options.join(',') || 'of none'}`,
        lxcMessage: lxcMessage('No such device'),
      };
    case 'missing':
      return {
        message: phrase`${source} is not there to be mounted`,
        note: phrase`does not exist`,
        lxcMessage: lxcMessage('No such file or directory'),
      };
    case 'relative':
      return {
        message: phrase`${source} does not begin with a slash`,
        note: fault.meant ? phrase`means ${fault.meant}, but only to a shell` : phrase`is no absolute path`,
        lxcMessage: lxcMessage('No such file or directory'),
      };
    case 'closed':
      return {
        message: phrase`the root of the container cannot pass ${fault.closed.steps.map(({ path }) => path).join(' and ')}, on the way to ${source}`,
        note: phrase`lies behind it`,
        lxcMessage: lxcMessage('Permission denied'),
      };
    case 'submounts':
      return {
        message: phrase`${source} has other file systems mounted below it, and is to be bound without them`,
        note: phrase`${fault.below} is mounted below it`,
        lxcMessage: lxcMessage('Invalid argument'),
      };
    case 'no-target':
      return {
        message: phrase`there is no ${target} in the rootfs to mount ${source} on`,
        note: phrase`does not exist in the container`,
        lxcMessage: lxcMessage('No such file or directory'),
      };
    case 'mismatch':
      return {
        message: phrase`${source} is a ${fault.source === 'dir' ? 'folder' : 'file'}, and ${target} is not`,
        note: phrase`mounts one on the other`,
        lxcMessage: lxcMessage('Not a directory'),
      };
    case 'link':
      return {
        message: phrase`there is a symbolic link on the way to ${target}, which LXC does not follow`,
        note: phrase`leads to ${fault.real}`,
        lxcMessage: lxcMessage('Too many levels of symbolic links'),
      };
  }
}
