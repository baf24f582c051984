import { ownership } from '../src/base/file-mode.ts';
import { list, phrase } from '../src/base/phrase.ts';
import type { PathStep } from '../src/facts/access/path-walk.ts';
import { type FstabFault, fstab } from '../src/facts/rootfs/fstab.ts';
import { type MountFault, mountFaults } from '../src/facts/rootfs/mount-faults.ts';
import { mountRepairer } from '../src/facts/rootfs/mount-repairer.ts';
import { mountWording } from '../src/facts/rootfs/mount-wording.ts';
import { linesOfMountSource } from '../src/lxc/log/lines-of-mount-source.ts';
import { type Evidence, included, rule, type Wording } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';
import { repairFstab, repairMount } from '../src/remedies/rootfs/repair-mount.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'Every mount entry has a source and a target that exist, and that the container’s root may mount',
  why: 'The container’s root does the mounts, with the permissions of an unprivileged user of the host. An entry that cannot be mounted stops the start, unless it has the option optional.',
  remedy:
    'Write an absolute source, and a target without a leading slash, as in `lxc.mount.entry = /srv/data mnt/data none bind,create=dir 0 0`. The container’s root needs search permission (x) on every directory above the source.',
  fault:
    'A mount entry cannot be mounted: source or target is missing, or the container’s root may not mount it',
  symptoms: weighed(linesOfMountSource),
  manpages: ['lxc.container.conf(5)', 'fstab(5)', 'mount_namespaces(7)'],
  notes: [
    'LXC expands neither ~ nor variables, and always refuses a relative source, even if it exists.',
    'LXC ignores an absolute target with a warning, and goes on with the start: a target must be relative to the root of the container, or begin with the path of the rootfs.',
    'A relative lxc.mount.fstab is looked up from /, where lxc-start goes when it leaves the terminal; with --foreground, from the directory it is called in.',
    'LXC follows no symbolic link in a target: var/run is a link in most containers, so write run.',
    'A file or directory that the container’s root cannot read can be mounted all the same, if the directories above are searchable.',
  ],
  scope: 'file',
  maxSeverity: 'error',
  requires: { mountRepairer, fstab, mountFaults },

  *check({ mountRepairer: { account, root, owns, hasSetfacl }, fstab, mountFaults }) {
    if (fstab?.fault) {
      const { message, note, lxcMessage } = fstabWording(fstab.path, fstab.fault, root.uid);
      yield {
        kind: `fstab-${fstab.fault.kind}`,
        severity: 'error',
        message,
        evidence: [
          { at: fstab.set.valueAt, note },
          ...blockedEvidence(fstab.fault),
          ...included(fstab.set.via),
        ],
        lxcMessage,
        fix: repairFstab(fstab, fstab.fault, root, hasSetfacl && owns(fstab.path), account),
      };
    }
    for (const fault of mountFaults) {
      const { at, via } = fault.entry;
      const { message, note, lxcMessage } = mountWording(fault);
      yield {
        kind: fault.kind,
        severity: fault.kind === 'outside' ? 'warning' : 'error',
        message,
        evidence: [{ at, note }, ...blockedEvidence(fault), ...included(via)],
        lxcMessage,
        fix: repairMount(fault, via.length === 0 && owns(at.path), root, account),
      };
    }
  },
});

const blockedEvidence = (fault: MountFault | FstabFault): Evidence[] =>
  directoriesOf(fault).map(({ path, stat }) => ({ at: { path }, note: ownership(stat) }));

function directoriesOf(fault: MountFault | FstabFault): readonly Pick<PathStep, 'path' | 'stat'>[] {
  if ('directory' in fault) return [fault.directory];
  return 'closed' in fault ? fault.closed.steps : [];
}

function fstabWording(path: string, fault: FstabFault, uid: number): Required<Wording> {
  const failedToOpen = (errno: string) => `${errno} - Failed to open "${path}"`;
  switch (fault.kind) {
    case 'missing':
      return {
        message: phrase`${path} does not exist`,
        note: phrase`names a file that does not exist`,
        lxcMessage: failedToOpen('No such file or directory'),
      };
    case 'directory':
      return {
        message: phrase`${path} is a directory, not a file with mount entries`,
        note: phrase`names a directory`,
        lxcMessage: 'Failed to parse mount entries',
      };
    case 'closed':
      return {
        message: phrase`${path} is not readable by the container's root (host UID ${uid})`,
        note: phrase`names a file that host UID ${uid} cannot read`,
        lxcMessage: failedToOpen('Permission denied'),
      };
    case 'unreachable':
      return {
        message: phrase`the container's root cannot access ${path}: no search permission on ${list(fault.closed.steps.map((step) => step.path))}`,
        note: phrase`names a file that the container's root cannot access`,
        lxcMessage: failedToOpen('Permission denied'),
      };
  }
}
