import { octal } from '../src/base/file-mode.ts';
import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { shiftPlan } from '../src/facts/idmap/shift-plan.ts';
import { mountPoints, rootfs } from '../src/facts/rootfs/rootfs.ts';
import { maySearch } from '../src/lxc/access-check.ts';
import { isMapped } from '../src/lxc/idmap.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { often, sometimes } from '../src/model/symptom.ts';
import { shiftRootfs } from '../src/remedies/idmap/shift-rootfs.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'The rootfs is owned by an ID that the container maps',
  why: 'In the container, files of unmapped IDs are owned by nobody. The container’s root can neither change them, nor create the directories that LXC mounts on.',
  remedy:
    'If the rootfs is owned by root of the host, unpack it again in the container’s user namespace: `lxc-usernsexec -m u:0:START:COUNT -m g:0:START:COUNT -- tar …`. Otherwise shift all owners in it to the mapped range.',
  fault: 'The rootfs is owned by IDs that the container does not map',
  symptoms: [
    ...often(
      'Permission denied - Failed to create "/dev" directory',
      'Failed to create "/dev" directory',
      'Failed to create procfs mountpoint{}',
      'Failed to create sysfs mountpoint{}',
      { line: 'Permission denied - Failed to create procfs mountpoint under {}', since: '4.0.7' },
      { line: 'Permission denied - Failed to create sysfs mountpoint under {}', since: '4.0.7' },
      'Permission denied - Failed to mount "proc" on "{}" with flags {}',
      'Permission denied - Failed to create "{}"',
      'Permission denied - Failed to create file "{}"',
      'Permission denied - Failed to create symlink "{}"',
      'Permission denied - Failed to mount tmpfs on "{}"',
      { line: 'Permission denied - Failed to create tty mount target {}({})', since: '4.0.7' },
      'Permission denied - Failed to create "/dev/pts" directory',
      { line: 'Permission denied - Failed mounting tmpfs onto {}', until: '2.0.8' },
      { line: 'Permission denied - Failed to mount /dev at {}', until: '1.0.7' },
      { line: 'Permission denied - Failed to create /dev/pts in container', until: '2.0.8' },
      'Permission denied - Failed to create device node "{}"',
      { line: 'Permission denied - Failed to create {}(proc)', since: '4.0.7' },
      { line: 'Permission denied - error {} creating {}', until: '2.1.1' },
      { line: 'Permission denied - Error creating {}', until: '2.1.1' },
      '{}rsync: {} failed: Permission denied (13)',
      'Permission denied - Failed to bind mount "{}" onto "{}"',
      { line: 'Permission denied - Failed to create symlink "{}" -> "{}"', until: '4.0.6' },
    ),
    ...sometimes(
      { line: 'Permission denied - Failed to open "{}"', file: 'dir.c' },
      { line: 'Permission denied - Failed to mount "{}" on "{}"', file: 'dir.c' },
      { line: 'Failed to pin rootfs', since: '4.0.7' },
      { line: 'Failed to open "{}/{}"', since: '4.0.11', file: 'conf.c' },
      'Failed to create symlink from "/dev/ptmx" to "/dev/pts/ptmx"',
      { line: 'Failed to create device path for {}', since: '4.0.6', until: '6.0.6' },
      'Permission denied - Failed to create directory "{}/rootfs/{}"',
      { line: 'Permission denied - Failed to exec "{}"', file: 'start.c' },
      'Permission denied - Failed to exec "{}"',
      'Permission denied - Failed to change into new root directory "{}"',
      'Permission denied - Failed to change to new rootfs "{}"',
      "Permission denied - can't chdir to new rootfs '{}'",
      'Error destroying rootfs for {}',
      'Destroying {} failed',
    ),
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-usernsexec(1)'],
  notes: [
    'Files of the host’s root are never chowned: the owner of a directory above may have placed a hard link to a file of the host there (chown of a hard link to /etc/shadow is chown of /etc/shadow).',
    'Owners are shifted in a user namespace that maps only the old, the new and the user’s own IDs. The user does it where all of them are their own; otherwise root does, but only in the user’s home, as it is unknown who owns files elsewhere that have IDs of a directory service. Setuid bits, file capabilities and access control lists are kept, and the shift can be run again after a crash.',
    'A container whose rootfs is owned by the host’s root with mode 0755 starts if dev, proc and sys exist in it; the container cannot write to it (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  requires: { mappedRoot, rootfs },
  wants: { mountPoints, shiftPlan: orElse(shiftPlan, undefined) },

  *check({ mappedRoot: { uid, gid, maps }, rootfs, mountPoints, shiftPlan }) {
    const stat = rootfs?.stat;
    if (!rootfs || stat?.kind !== 'directory' || isMapped(maps, 'u', stat.uid)) return;
    const { path } = rootfs.set;
    const closed = !maySearch(stat, undefined, { uid, gid, maps });
    if (!closed && mountPoints instanceof Unseen) throw mountPoints;
    const missing =
      mountPoints instanceof Unseen ? [] : mountPoints.filter(({ there }) => !there).map(({ name }) => name);
    const evidence = {
      at: { path },
      note: phrase`is owned by UID ${stat.uid} with mode ${octal(stat.mode)}; the container's root is host UID ${uid}`,
    };
    const actions = shiftRootfs(maps, shiftPlan);
    const fix: Fix = actions
      ? {
          safety: 'unsafe',
          title: phrase`shift the owners in the rootfs to the mapped IDs`,
          actions,
        }
      : manual(byHand(stat.uid, uid));
    if (!closed && missing.length === 0) {
      yield {
        kind: 'not-writable',
        severity: 'warning',
        message: phrase`the rootfs is owned by an unmapped UID, so the container cannot write to it`,
        evidence: [evidence],
        fix,
      };
      return;
    }
    yield {
      kind: closed ? 'not-searchable' : 'missing-directory',
      severity: 'error',
      message: closed
        ? phrase`the rootfs is owned by an unmapped UID, and is not searchable by the container's root`
        : phrase`the rootfs is owned by an unmapped UID, so the container's root cannot create ${list(missing.map((name) => `/${name}`))} in it`,
      evidence: [evidence],
      lxcMessage:
        missing[0] === 'dev' || closed
          ? 'Permission denied - Failed to create "/dev" directory'
          : 'Failed to create procfs mountpoint',
      fix,
    };
  },
});

const byHand = (owner: number, root: number): Phrase =>
  owner === 0
    ? phrase`unpack it again in the container's user namespace, as lxc-create does: run tar with lxc-usernsexec and the maps of the config`
    : phrase`shift the owners in the rootfs to host UID ${root} if it is the rootfs of this container: it was made with other ID maps`;
