import { ownership } from '../src/base/file-mode.ts';
import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, phrase } from '../src/base/phrase.ts';
import { blockedDirectories } from '../src/facts/access/blocked-directories.ts';
import { type PathStep, pathWalk } from '../src/facts/access/path-walk.ts';
import { account } from '../src/facts/account/account.ts';
import { settings } from '../src/facts/config/config.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';
import { grantSearch } from '../src/remedies/rootfs/open-path.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'Every directory above the rootfs is searchable by the container’s root',
  why: 'On the host, the container’s root is an unprivileged UID. It needs search permission (x) on every directory above the rootfs: from the mode, or from an access control list entry.',
  remedy:
    'Grant search permission to the host UID of the container’s root only: `setfacl -m u:UID:--x DIRECTORY`. Without access control lists, `chmod o+x DIRECTORY` grants it to all users.',
  fault: 'A directory above the rootfs is not searchable by the container’s root',
  symptoms: [
    ...often(
      'Could not access {}. Please grant it x access, or add an ACL for the container root',
      {
        line: "could not access {}.  Please grant it 'x' access, or add an ACL for the container root",
        until: '2.0.5',
      },
      { line: 'Permission denied - Failed to open "{}"', file: 'dir.c' },
      { line: 'Permission denied - Failed to mount "{}" on "{}"', file: 'dir.c' },
      "Permission denied - '{}' is not accessible",
      "Permission denied - failed to stat '{}'",
      'Permission denied - Failed to change into new root directory "{}"',
      'Permission denied - Failed to change to new rootfs "{}"',
      "Permission denied - can't chdir to new rootfs '{}'",
    ),
    ...sometimes('Permission denied - Failed to open "{}"'),
    ...rarely('Permission denied - Failed to mount "{}" on "{}"', 'Failed to create "/dev" directory'),
  ],
  manpages: ['path_resolution(7)', 'acl(5)', 'setfacl(1)'],
  maxSeverity: 'error',
  requires: { account, blockedDirectories, settings, mappedRoot, pathWalk },

  *check({ account, blockedDirectories, settings: { rootfs }, mappedRoot, pathWalk }) {
    const { steps } = blockedDirectories;
    if (!isNonEmpty(steps)) {
      if (pathWalk.hidden) throw pathWalk.hidden;
      return;
    }
    const [first, ...others] = steps;
    const directories = list(steps.map(({ path }) => path));
    yield {
      kind: 'not-searchable',
      severity: 'error',
      message: phrase`the container's root (host UID ${mappedRoot.uid}) has no search permission on ${directories}`,
      evidence: [evidence(first), ...others.map(evidence)],
      lxcMessage: lxcMessage(first.path, pathWalk.lxcpath, rootfs?.path),
      fix: grantSearch(blockedDirectories, mappedRoot, account),
    };
  },
});

/** LXC checks the lxcpath as it is written, and fails to open what is below other directories. */
function lxcMessage(directory: string, lxcpath: string, rootfs: string | undefined): string {
  const isAbove = `${lxcpath}/`.startsWith(directory === '/' ? '/' : `${directory}/`);
  return rootfs === undefined || isAbove
    ? `Permission denied - Could not access ${isAbove ? directory : lxcpath}. Please grant it x access, or add an ACL for the container root`
    : `Permission denied - Failed to open "${rootfs}"`;
}

const evidence = ({ path, stat }: PathStep): Evidence => ({
  at: { path },
  note: ownership(stat),
});
