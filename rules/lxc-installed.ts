import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { lxcStart, usualLxcStart } from '../src/facts/install/lxc-version.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';
import { installPackage } from '../src/remedies/install/install-package.ts';

export default rule({
  subject: 'machine',
  stage: 'install',
  title: 'LXC is installed',
  why: 'Without lxc-start no container can be started, and without its version lxc-lint cannot tell how a config is read.',
  remedy: 'Install the package of your distribution: `apt-get install lxc`.',
  fault: 'LXC is not installed',
  symptoms: [
    ...sure(
      'No such file or directory - Failed to execute "lxc-user-nic"',
      { line: 'Failed to find an init.lxc or init.lxc.static', until: '3.0.0' },
      { line: 'Unable to open lxc.init.static', until: '4.0.9' },
      { line: 'Failed to find an lxc-init', until: '1.1.2' },
      { line: 'Failed to find an lxc-init or init.lxc', until: '2.1.1' },
      'No such file or directory - Failed to exec {}/init.lxc{}',
    ),
    ...often(
      '{}lxc-start: command not found',
      '{}lxc-start: not found',
      '{}lxc-create: command not found',
      '{}lxc-create: not found',
      '{}lxc-attach: command not found',
      '{}lxc-ls: command not found',
      '{}lxc-checkconfig: command not found',
      'env: "lxc-{}": No such file or directory',
      '{}failed to run command "lxc-{}": No such file or directory',
      '{}lxc-unpriv-start: command not found',
      '{}lxc-unpriv-start: not found',
      { line: 'The file "{}" does not exist on host', until: '3.2.1' },
    ),
    ...sometimes('{}bash: lxc-{}: {}'),
  ],
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
