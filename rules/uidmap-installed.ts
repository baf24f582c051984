import { ownership } from '../src/base/file-mode.ts';
import { list, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
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
  title: 'newuidmap and newgidmap are installed in the PATH of the user',
  why: 'Unprivileged users cannot write the ID map of a container. LXC uses these two programs for that; without them it tries by itself, and the kernel refuses.',
  remedy: 'Install the package: `apt-get install uidmap`.',
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
        kind: noexec ? 'noexec' : 'not-executable',
        severity: 'error',
        message: phrase`${user.name} cannot execute ${path}`,
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
      kind: 'missing',
      severity: 'error',
      message: phrase`not installed: ${list(missing)}`,
      evidence: [{ at: absent(first), note: phrase`not in ${programs.folders.join(', ')}` }],
      // Without one of the two LXC uses neither, and starts with the UIDs.
      lxcMessage: 'Operation not permitted - Failed to write uid mapping',
      fix: installPackage(packageManager, 'uidmap', `/usr/bin/${first}`),
    };
  },
});
