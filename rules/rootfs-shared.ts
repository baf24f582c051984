import { phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { lastOwnLine } from '../src/facts/config/last-own-line.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { sharedRootfs } from '../src/facts/rootfs/shared-rootfs.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { useBeside } from '../src/remedies/rootfs/set-rootfs-path.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'No two containers have the same rootfs',
  why: 'LXC starts both on it, at the same time if asked to: two inits then write to the same files, and what is changed in one container changes in the other.',
  remedy:
    'Name the own rootfs in `lxc.rootfs.path` of the copy. `lxc-copy -n NAME -N OTHER` copies a container with all paths in its config.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)', 'lxc-copy(1)'],
  notes: [
    'cp copies the config as it is: it still names the rootfs of the original.',
    'A rootfs in the directory of a container is that container’s; of others the first by name has it, and the later ones are reported.',
    'Two containers ran on one rootfs at the same time (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'warning',
  requires: { sharedRootfs, lxc, lastOwnLine },

  *check({ sharedRootfs: shared, lxc, lastOwnLine }, { folder, user }) {
    if (!shared) return;
    const { own, owner, usual } = shared;
    const name = shownName(owner.container);
    yield {
      kind: 'shared',
      severity: 'warning',
      message: phrase`the rootfs is that of the container ${name}: both write to the same files`,
      evidence: [
        { at: own.at.valueAt, note: phrase`names it` },
        { at: owner.rootfs.at.valueAt, note: phrase`names it too, in ${name}` },
        ...(usual === undefined ? [] : [{ at: { path: usual }, note: phrase`exists` }]),
        ...included(own.at.via),
      ],
      fix:
        usual === undefined
          ? manual(phrase`copy the rootfs to the directory of this container, with lxc-copy, and name that`)
          : useBeside({ set: own }, usual, { below: lastOwnLine, by: user.name, version: lxc, folder }),
    };
  },
});
