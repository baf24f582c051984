import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { lxcStart, usualLxcStart } from '../src/facts/install/lxc-version.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { installPackage } from '../src/remedies/install/install-package.ts';

export default rule({
  subject: 'machine',
  stage: 'install',
  title: 'LXC is installed',
  why: 'Without lxc-start no container can be started, and without its version lxc-lint cannot tell how a config is read.',
  remedy: 'Install the package of your distribution: `apt-get install lxc`.',
  symptoms: ['lxc-start: command not found'],
  manpages: ['lxc(7)'],
  maxSeverity: 'error',
  requires: { lxcStart, packageManager },

  *check({ lxcStart, packageManager }) {
    if (lxcStart !== undefined) return;
    yield {
      severity: 'error',
      kind: 'missing',
      message: phrase`LXC is not installed`,
      evidence: [
        {
          at: absent(usualLxcStart),
          note: phrase`does not exist, and neither /usr/local/bin nor /bin has an lxc-start`,
        },
      ],
      lxcMessage: 'lxc-start: command not found',
      fix: installPackage(packageManager, 'lxc', usualLxcStart),
    };
  },
});
