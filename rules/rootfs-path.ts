import { phrase } from '../src/base/phrase.ts';
import { lastOwnLine } from '../src/facts/config/last-own-line.ts';
import { running } from '../src/facts/config/running.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { rootfsFault } from '../src/facts/rootfs/rootfs-fault.ts';
import { rootfsWording } from '../src/facts/rootfs/rootfs-wording.ts';
import { linesOfRootfsPath } from '../src/lxc/log/lines-of-rootfs-path.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';
import { setRootfsPath } from '../src/remedies/rootfs/set-rootfs-path.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'The config names an existing directory as the rootfs',
  why: 'lxc.rootfs.path names the directory that becomes the root directory of the container. lxc-create makes it beside the config; the config of a container that was copied or moved by hand still has the old path.',
  remedy:
    'Set `lxc.rootfs.path = dir:/home/USER/.local/share/lxc/NAME/rootfs` in the config, with the absolute path of the directory: LXC expands neither ~ nor variables.',
  fault: 'lxc.rootfs.path names no existing directory, or storage that only root can mount',
  symptoms: weighed(linesOfRootfsPath),
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC takes what stands before the first colon for the storage type; it ignores an unknown type, and finds a directory all the same.',
    'A rootfs that is itself a symbolic link prevents the start, even if it points to a directory (seen with LXC 5.0.2).',
  ],
  scope: 'file',
  maxSeverity: 'error',
  requires: { lxc, lastOwnLine, rootfsFault },
  wants: { running },

  *check({ lxc, lastOwnLine, rootfsFault: fault, running }, { folder, user }) {
    if (!fault) return;
    const { message, note, lxcMessage } = rootfsWording(fault.cause);
    const existing: Evidence[] =
      fault.candidate === undefined ? [] : [{ at: { path: fault.candidate }, note: phrase`exists` }];
    yield {
      kind: fault.cause.kind,
      // Root may start a file on its own, too.
      severity: user.name === '' && fault.cause.kind === 'needs-root' ? 'warning' : 'error',
      ...(fault.cause.kind === 'preset' && { breaks: 'create' as const }),
      message,
      evidence: [{ at: fault.at, note }, ...existing],
      lxcMessage,
      fix: whileStopped(
        setRootfsPath(fault, { below: lastOwnLine, by: user.name, version: lxc, folder }),
        running,
      ),
    };
  },
});
