import { octal } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { shiftPlan } from '../src/facts/idmap/shift-plan.ts';
import { mountPoints, rootfs } from '../src/facts/rootfs/rootfs.ts';
import { maySearch } from '../src/lxc/access-check.ts';
import { isMapped } from '../src/lxc/idmap.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { shiftRootfs } from '../src/remedies/idmap/shift-rootfs.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'The rootfs belongs to the root of the container',
  why: 'Files of ids that are not mapped belong to nobody inside. The root of the container can then neither change them, nor make the folders that LXC mounts on.',
  symptoms: ['Permission denied - Failed to create "/dev" directory', 'Failed to create procfs mountpoint'],
  manpages: ['lxc.container.conf(5)', 'lxc-usernsexec(1)'],
  notes: [
    'Files of the host’s root are not given away: whoever owns a folder above may have put a link to one of the host’s own files among them (chown of a hard link to /etc/shadow is chown of /etc/shadow).',
    'Owners are shifted in a user namespace that knows the old, the new and the user’s own ids alone, by the user himself where all of them are his, and else by root, but only in the user’s home: whose files with ids of a directory service lie elsewhere, nobody knows. It keeps setuid bits, file capabilities and access control lists, and may be run again after a crash.',
    'A rootfs of the host’s root with mode 0755 starts where dev, proc and sys are there, and is read-only for the container (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  requires: { mappedRoot, rootfs },
  wants: { mountPoints, shiftPlan },

  *check({ mappedRoot: { uid, gid, maps }, rootfs, mountPoints, shiftPlan }) {
    const stat = rootfs?.stat;
    if (!rootfs || stat?.kind !== 'directory' || isMapped(maps, 'u', stat.uid)) return;
    const { path } = rootfs.set;
    const shut = !maySearch(stat, undefined, { uid, gid, maps });
    if (!shut && mountPoints instanceof Unseen) throw mountPoints;
    const missing =
      mountPoints instanceof Unseen ? [] : mountPoints.filter(({ there }) => !there).map(({ name }) => name);
    const dies = shut || missing.length > 0;
    const evidence = {
      at: { path },
      note: phrase`belongs to uid ${stat.uid} with mode ${octal(stat.mode)}; the root of the container is host uid ${uid}`,
    };
    const actions = shiftPlan instanceof Unseen ? undefined : shiftRootfs(maps, shiftPlan);
    const fix: Fix = actions
      ? {
          safety: 'unsafe',
          title: phrase`shift the owners in the rootfs onto the ids that are mapped`,
          actions,
        }
      : manual(byHand(stat.uid, uid));
    if (!dies) {
      yield {
        severity: 'warning',
        message: phrase`the rootfs belongs to an id that is not mapped: the container cannot write to it`,
        evidence: [evidence],
        fix,
      };
      return;
    }
    yield {
      severity: 'error',
      message: shut
        ? phrase`the root of the container cannot enter its rootfs, which belongs to an id that is not mapped`
        : phrase`the root of the container cannot make ${missing.map((name) => `/${name}`).join(', ')} in its rootfs, which belongs to an id that is not mapped`,
      evidence: [evidence],
      lxcMessage:
        missing[0] === 'dev' || shut
          ? 'Permission denied - Failed to create "/dev" directory'
          : 'Failed to create procfs mountpoint',
      fix,
    };
  },
});

const byHand = (owner: number, root: number): Phrase =>
  owner === 0
    ? phrase`unpack it again inside the id maps, as lxc-create does: lxc-usernsexec with the maps of the config, and tar in it`
    : phrase`give the rootfs to host uid ${root} if it is this container’s: with another owner it was made with other maps`;
