import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { blockedDirectories } from '../src/facts/access/blocked-directories.ts';
import { type PathStep, pathWalk } from '../src/facts/access/path-walk.ts';
import { account } from '../src/facts/account/account.ts';
import { settings } from '../src/facts/config/config.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { grantSearch } from '../src/remedies/rootfs/open-path.ts';

export default rule({
  subject: 'container',
  stage: 'rootfs',
  title: 'The root of the container can pass every folder on the way to its rootfs',
  why: 'Outside, the root of the container is a host id that owns next to nothing. Every folder above the container has to let it through: with x for others, or by an access control list that names it.',
  symptoms: [
    'Please grant it x access, or add an ACL for the container root',
    'Permission denied - Failed to open "',
  ],
  manpages: ['path_resolution(7)', 'acl(5)', 'setfacl(1)'],
  maxSeverity: 'error',
  requires: { account, blockedDirectories, settings, mappedRoot, pathWalk },

  *check({ account, blockedDirectories, settings: { rootfs }, mappedRoot, pathWalk }, { folder = '' }) {
    const [first, ...others] = blockedDirectories.steps;
    if (!first) {
      if (pathWalk.hidden) throw pathWalk.hidden;
      return;
    }
    yield {
      severity: 'error',
      message: phrase`the root of the container, host uid ${mappedRoot.uid}, cannot pass ${blockedDirectories.steps.map(({ path }) => path).join(' and ')}`,
      evidence: [evidence(first), ...others.map(evidence)],
      // LXC looks at the folders above the container's by itself, and runs into the others.
      lxcMessage: folder.startsWith(first.path === '/' ? '/' : `${first.path}/`)
        ? `Permission denied - Could not access ${first.path}. Please grant it x access, or add an ACL for the container root`
        : `Permission denied - Failed to open "${rootfs?.path}"`,
      fix: grantSearch(blockedDirectories, mappedRoot, account),
    };
  },
});

const evidence = ({ path, stat }: PathStep): Evidence => ({
  at: { path },
  note: ownership(stat),
});
