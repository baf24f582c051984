import { list, phrase } from '../src/base/phrase.ts';
import { ignoredOptions } from '../src/facts/rootfs/ignored-options.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'Bind mounts have no options that only a file system of its own takes',
  why: 'A bind mount shows a directory of the host as it is. The kernel silently ignores what size=, uid=, gid=, mode= or a quota say of it: the container can fill the whole disk, and owners and modes stay the same.',
  remedy:
    'Set limits and owners on the host: give the directory a file system or a project quota of its own, and chown the files to IDs that the container maps. For a small file system in memory use tmpfs, as in `lxc.mount.entry = tmpfs mnt tmpfs size=100m,create=dir 0 0`.',
  symptoms: [],
  manpages: ['mount(2)', 'mount(8)', 'lxc.container.conf(5)'],
  notes: [
    'LXC bind-mounts a rootfs that is a directory as well, so the same holds for lxc.rootfs.options.',
    'mount(2): with MS_BIND the argument data is ignored.',
  ],
  scope: 'file',
  maxSeverity: 'warning',
  requires: { ignoredOptions },

  *check({ ignoredOptions }) {
    for (const { options, source, at, via } of ignoredOptions)
      yield {
        kind: 'of-a-file-system',
        severity: 'warning',
        message: phrase`the bind mount of ${source} ignores ${list(options)}`,
        evidence: [{ at, note: phrase`has options that a bind mount ignores` }, ...included(via)],
        fix: manual(phrase`remove ${list(options)}, and set that on the host, where ${source} is`),
      };
  },
});
