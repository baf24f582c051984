import { lxcStart } from '../src/facts/install/lxc-version.ts';
import { install } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { installing } from '../src/remedies/install/install-package.ts';

export default rule({
  about: 'machine',
  stage: 'install',
  title: 'LXC is installed',
  why: 'Without lxc-start nothing can be started, and without a version nobody can say how a config would be read.',
  symptoms: ['lxc-start: command not found'],
  see: ['lxc(7)'],
  worst: 'error',
  needs: { lxcStart, install },

  *check({ lxcStart, install }) {
    if (lxcStart !== undefined) return;
    yield {
      severity: 'error',
      breaks: 'start',
      message: 'LXC is not installed',
      evidence: [{ at: { path: '/usr/bin/lxc-start' }, note: 'is not there, nor in /usr/local/bin or /bin' }],
      says: 'lxc-start: command not found',
      fix: installing(install, 'lxc', '/usr/bin/lxc-start'),
    };
  },
});
