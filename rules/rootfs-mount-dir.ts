import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { defaultRootfsMountFault, type RootfsMountFault } from '../src/facts/install/default-rootfs-mount.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { manual } from '../src/model/action.ts';
import { type Problem, rule } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';
import { makeRootfsMountDir } from '../src/remedies/install/make-rootfs-mount-dir.ts';

export default rule({
  subject: 'container',
  stage: 'install',
  title: 'The directory exists on which LXC mounts the rootfs of a container',
  why: 'LXC mounts every rootfs on an empty directory of its own package before it enters it: /usr/lib/x86_64-linux-gnu/lxc/rootfs on Debian, or the one that lxc.rootfs.mount names.',
  remedy:
    'Reinstall the package of the library (`apt-get install --reinstall liblxc-common`), or create the directory as root; everybody needs search permission on those above it (`chmod 755`).',
  fault: 'The directory on which LXC mounts the rootfs does not exist',
  symptoms: [
    ...sure(
      'Failed to access to "{}". Check it is present',
      { line: "failed to access to '{}', check it is present", until: '2.0.7' },
      'Not a directory - Failed to open "{}/lxc/rootfs"',
    ),
    ...often(
      'No such file or directory - Failed to access to "{}"{}',
      'Not a directory - Failed to access to "{}"{}',
    ),
    ...sometimes(
      'Failed to access to "{}"{}',
      'Not a directory - Failed to open "{}"',
      { line: 'Not a directory - Failed to open "{}"', file: 'dir.c' },
      'No such file or directory - Failed to open "{}/lxc/rootfs"',
      { line: 'Not a directory - Failed to mount "{}" on "{}"', file: 'dir.c' },
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'A directory that lxc.rootfs.mount names is checked by start-values.',
    'Nothing is reported where liblxc.so.1 is in none of the directories where distributions install it.',
    'Seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0.',
  ],
  maxSeverity: 'error',
  requires: { defaultRootfsMountFault },

  *check({ defaultRootfsMountFault: fault }) {
    if (!fault) return;
    yield {
      kind: fault.kind,
      severity: 'error',
      ...wording(fault),
      lxcMessage: `${errors[fault.kind]} "${fault.path}"`,
    };
  },
});

function wording(fault: RootfsMountFault): Pick<Problem, 'message' | 'evidence' | 'fix'> {
  const { path } = fault;
  switch (fault.kind) {
    case 'missing':
      return {
        message: phrase`${path}, on which LXC mounts the rootfs, does not exist`,
        evidence: [{ at: absent(path), note: phrase`does not exist` }],
        fix: makeRootfsMountDir(path),
      };
    case 'not-directory':
      return {
        message: phrase`${path}, on which LXC mounts the rootfs, is not a directory`,
        evidence: [{ at: { path }, note: phrase`is not a directory` }],
        fix: manual(phrase`move ${path} out of the way, and create the directory, as root`),
      };
    case 'closed': {
      const chmod = shellWords(['chmod', 'a+x', fault.step.path]);
      return {
        message: phrase`${path}, on which LXC mounts the rootfs, cannot be accessed: no search permission on ${fault.step.path}`,
        evidence: [{ at: { path: fault.step.path }, note: ownership(fault.step.stat) }],
        fix: manual(phrase`give everybody search permission, as root`, chmod),
      };
    }
  }
}

const errors: Readonly<Record<RootfsMountFault['kind'], string>> = {
  missing: 'No such file or directory - Failed to access to',
  'not-directory': 'Not a directory - Failed to open',
  closed: 'Permission denied - Failed to access to',
};
