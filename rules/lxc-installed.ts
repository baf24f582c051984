import { phrase } from '../src/base/phrase.ts';
import { lxcStart } from '../src/facts/install/lxc-version.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { installPackage } from '../src/remedies/install/install-package.ts';

export default rule({
  subject: 'machine',
  stage: 'install',
  title: 'LXC is installed',
  why: 'Without lxc-start nothing can be started, and without a version nobody can say how a config would be read.',
  symptoms: ['lxc-start: command not found'],
  manpages: ['lxc(7)'],
  maxSeverity: 'error',
  requires: { lxcStart, packageManager },

  *check({ lxcStart, packageManager }) {
    if (lxcStart !== undefined) return;
    yield {
      severity: 'error',
      message: phrase`LXC is not installed`,
      evidence: [
        { at: { path: '/usr/bin/lxc-start' }, note: phrase`is not there, nor in /usr/local/bin or /bin` },
      ],
      lxcMessage: 'lxc-start: command not found',
      fix: installPackage(packageManager, 'lxc', '/usr/bin/lxc-start'),
    };
  },
});
