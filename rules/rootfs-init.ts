import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { usernsexec } from '../src/facts/install/lxc-version.ts';
import { init } from '../src/facts/rootfs/init.ts';
import { rootfs } from '../src/facts/rootfs/rootfs.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { makeExecutable } from '../src/remedies/rootfs/make-init-executable.ts';

export default rule({
  subject: 'container',
  stage: 'init',
  title: 'The rootfs has the init that LXC is to start',
  why: 'The last thing LXC does is to run /sbin/init of the rootfs, or what lxc.init.cmd names. An empty rootfs, left by an lxc-create that was interrupted, has none.',
  symptoms: [
    'No such file or directory - Failed to exec "/sbin/init"',
    'Permission denied - Failed to exec "/sbin/init"',
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-create(1)'],
  maxSeverity: 'error',
  requires: { init, rootfs, usernsexec },
  wants: { mappedRoot },

  *check({ init, rootfs, usernsexec, mappedRoot }, { user }) {
    if (!init || !rootfs || init.state === 'there') return;
    const missing = init.state === 'missing';
    yield {
      severity: 'error',
      message: phrase`${init.path} ${missing ? 'is not in the rootfs' : 'of the rootfs cannot be executed'}`,
      evidence: [
        {
          at: { path: rootfs.set.path },
          note: missing ? phrase`has no ${init.path}` : phrase`has a ${init.path} that is no executable file`,
        },
        ...(init.at ? [{ at: init.at, note: phrase`names it` }] : []),
      ],
      lxcMessage: `${missing ? 'No such file or directory' : 'Permission denied'} - Failed to exec "${init.path}"`,
      fix:
        missing || mappedRoot instanceof Unseen
          ? manual(
              phrase`fill the rootfs (lxc-create makes and fills one), or name its init with lxc.init.cmd`,
            )
          : makeExecutable(init, mappedRoot, usernsexec, user.name),
    };
  },
});
