import { phrase } from '../src/base/phrase.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { usernsexec } from '../src/facts/install/lxc-version.ts';
import { init } from '../src/facts/rootfs/init.ts';
import { rootfs } from '../src/facts/rootfs/rootfs.ts';
import { manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { makeExecutable } from '../src/remedies/rootfs/make-init-executable.ts';

export default rule({
  subject: 'container',
  stage: 'init',
  title: 'The rootfs has an executable init',
  why: 'LXC finally executes /sbin/init of the rootfs, or what lxc.init.cmd names. An empty rootfs, left over from an interrupted lxc-create, has none.',
  remedy:
    'If the rootfs is empty, remove the container with `lxc-destroy -n NAME` and create it again with `lxc-create`. If its init is elsewhere, set `lxc.init.cmd = PATH`; if it lost its mode, make it executable.',
  symptoms: ['No such file or directory - Failed to exec "{}"', 'Permission denied - Failed to exec "{}"'],
  manpages: ['lxc.container.conf(5)', 'lxc-create(1)'],
  maxSeverity: 'error',
  requires: { init, rootfs, usernsexec },
  wants: { mappedRoot: orElse(mappedRoot, undefined) },

  *check({ init, rootfs, usernsexec, mappedRoot }, { user }) {
    if (!init || !rootfs || init.state === 'there') return;
    const { message, note, lxcMessage } = wording[init.state](init.path);
    yield {
      kind: init.state,
      severity: 'error',
      message,
      evidence: [
        { at: { path: rootfs.set.path }, note },
        ...(init.at ? [{ at: init.at, note: phrase`sets it as the init` }] : []),
      ],
      lxcMessage,
      fix:
        init.state === 'missing' || mappedRoot === undefined
          ? manual(phrase`fill the rootfs (lxc-create makes and fills one), or set lxc.init.cmd to its init`)
          : makeExecutable(init, mappedRoot, usernsexec, user.name),
    };
  },
});

const wording: Record<'missing' | 'not-executable', (path: string) => Required<Wording>> = {
  missing: (path) => ({
    message: phrase`${path} does not exist in the rootfs`,
    note: phrase`has no ${path}`,
    lxcMessage: `No such file or directory - Failed to exec "${path}"`,
  }),
  'not-executable': (path) => ({
    message: phrase`${path} in the rootfs is not executable`,
    note: phrase`has a ${path} that is not an executable file`,
    lxcMessage: `Permission denied - Failed to exec "${path}"`,
  }),
};
