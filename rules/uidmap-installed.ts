import { ownership } from '../src/base/file-mode.ts';
import { idTools } from '../src/facts/install/id-tools.ts';
import { programs } from '../src/facts/install/programs.ts';
import { install } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { installing } from '../src/remedies/install/install-package.ts';
import { openToAll } from '../src/remedies/install/setuid.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  about: 'user',
  stage: 'install',
  title: 'newuidmap and newgidmap are installed where the user finds them',
  why: 'A user may not write the id map of a container himself. LXC has these two programs do it for him; without them it tries on its own, and the kernel refuses.',
  symptoms: [
    'newuidmap binary is missing',
    'newgidmap binary is missing',
    'Operation not permitted - Failed to write uid mapping',
    'Failed to set up id mapping',
  ],
  see: ['newuidmap(1)', 'newgidmap(1)'],
  worst: 'error',
  needs: { idTools, programs, install },

  *check({ idTools, programs, install }, user) {
    for (const { name, shut } of idTools) {
      if (!shut) continue;
      const { path, noexec } = shut;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `${user.name} may not execute ${path}`,
        evidence: [
          noexec
            ? { at: noexec.at, note: `${noexec.point} is mounted noexec` }
            : {
                at: { path },
                note: ownership(shut),
              },
        ],
        says: `${name} binary is missing`,
        fix: noexec ? remount(noexec, 'noexec') : openToAll(shut),
      };
    }
    const missing = idTools.filter(({ found, shut }) => !found && !shut).map(({ name }) => name);
    const [first] = missing;
    if (first === undefined) return;
    yield {
      severity: 'error',
      breaks: 'start',
      message: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not installed`,
      evidence: [{ at: { path: first }, note: `is in none of ${programs.folders.join(', ')}` }],
      // Without one of the two LXC uses neither, and begins with the uids.
      says: 'Operation not permitted - Failed to write uid mapping',
      fix: installing(install, 'uidmap', `/usr/bin/${first}`),
    };
  },
});
