import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { idTools } from '../src/facts/install/id-tools.ts';
import { programs } from '../src/facts/install/programs.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { installPackage } from '../src/remedies/install/install-package.ts';
import { makeExecutableByAll } from '../src/remedies/install/setuid.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'user',
  stage: 'install',
  title: 'newuidmap and newgidmap are installed where the user finds them',
  why: 'A user may not write the id map of a container himself. LXC has these two programs do it for him; without them it tries on its own, and the kernel refuses.',
  symptoms: [
    'newuidmap binary is missing',
    'newgidmap binary is missing',
    'Operation not permitted - Failed to write uid mapping',
    'Failed to set up id mapping',
  ],
  manpages: ['newuidmap(1)', 'newgidmap(1)'],
  maxSeverity: 'error',
  requires: { idTools, programs, packageManager },

  *check({ idTools, programs, packageManager }, user) {
    for (const { name, shut } of idTools) {
      if (!shut) continue;
      const { path, noexec } = shut;
      yield {
        severity: 'error',
        message: phrase`${user.name} may not execute ${path}`,
        evidence: [
          noexec
            ? { at: noexec.at, note: phrase`${noexec.point} is mounted noexec` }
            : {
                at: { path },
                note: ownership(shut),
              },
        ],
        lxcMessage: `${name} binary is missing`,
        fix: noexec ? remount(noexec, 'noexec') : makeExecutableByAll(shut),
      };
    }
    const missing = idTools.filter(({ found, shut }) => !found && !shut).map(({ name }) => name);
    const [first] = missing;
    if (first === undefined) return;
    yield {
      severity: 'error',
      message: phrase`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not installed`,
      evidence: [{ at: { path: first }, note: phrase`is in none of ${programs.folders.join(', ')}` }],
      // Without one of the two LXC uses neither, and begins with the uids.
      lxcMessage: 'Operation not permitted - Failed to write uid mapping',
      fix: installPackage(packageManager, 'uidmap', `/usr/bin/${first}`),
    };
  },
});
