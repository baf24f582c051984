import { ownership } from '../src/base/file-mode.ts';
import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { containerNeedsGrants } from '../src/facts/account/needs-grants.ts';
import { idTools } from '../src/facts/install/id-tools.ts';
import { programs } from '../src/facts/install/programs.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { installPackage } from '../src/remedies/install/install-package.ts';
import { makeExecutableByAll } from '../src/remedies/install/setuid.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'user',
  stage: 'install',
  title: 'newuidmap and newgidmap are installed, and the user finds and may execute them',
  why: 'Users are not allowed to write the ID map of a container themselves. LXC runs these two programs to do it; without them it tries on its own, and the kernel refuses.',
  remedy:
    'Install them: `apt-get install uidmap` on Debian and Ubuntu. They must be on the PATH of the user, executable for everyone, and not on a file system mounted noexec.',
  fault: 'newuidmap or newgidmap is not installed, or the user does not find it',
  symptoms: [
    ...sure(
      'newuidmap binary is missing',
      'newgidmap binary is missing',
      { line: 'Missing newuidmap/newgidmap', until: '2.0.7' },
      '{}newuidmap: not found',
      '{}newgidmap: not found',
      '{}newuidmap: command not found',
      '{}newgidmap: command not found',
      '{}newuidmap: Permission denied',
      '{}newgidmap: Permission denied',
    ),
    ...often(
      'Operation not permitted - Failed to write uid mapping{}',
      'Operation not permitted - Failed to write gid mapping{}',
      'failed to write uid mapping to "{}"',
      'failed to write gid mapping to "{}"',
      { line: 'writing id mapping', until: '2.0.8' },
    ),
    ...sometimes(
      'newuidmap failed to write mapping "sh: {}": {}',
      'newgidmap failed to write mapping "sh: {}": {}',
    ),
    ...rarely('Failed to set up id mapping', 'lxc-usernsexec failed: {}Failed to open tt{}'),
  ],
  manpages: ['newuidmap(1)', 'newgidmap(1)'],
  maxSeverity: 'error',
  concerns: containerNeedsGrants,
  requires: { idTools, programs, packageManager },

  *check({ idTools, programs, packageManager }, user) {
    for (const { name, shut } of idTools) {
      if (!shut) continue;
      const { path, noexec } = shut;
      yield {
        severity: 'error',
        kind: noexec ? 'noexec' : 'not-executable',
        message: phrase`${user.name} cannot execute ${path}`,
        evidence: [
          noexec
            ? { at: noexec.at, note: phrase`${noexec.point} is mounted noexec` }
            : { at: { path }, note: ownership(shut) },
        ],
        lxcMessage: `${name} binary is missing`,
        fix: noexec ? remount(noexec, 'noexec') : makeExecutableByAll(shut),
      };
    }
    const missing = idTools.filter(({ found, shut }) => !found && !shut).map(({ name }) => name);
    if (!isNonEmpty(missing)) return;
    const [first] = missing;
    yield {
      severity: 'error',
      kind: 'missing',
      message:
        missing.length === 1 ? phrase`${first} is not installed` : phrase`${list(missing)} are not installed`,
      evidence: [{ at: absent(first), note: phrase`is in none of ${list(programs.folders)}` }],
      // Without one of the two LXC uses neither, and begins with the UIDs.
      lxcMessage: 'Operation not permitted - Failed to write uid mapping',
      fix: installPackage(packageManager, 'uidmap', `/usr/bin/${first}`),
    };
  },
});
