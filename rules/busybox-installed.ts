import { list, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { programs } from '../src/facts/install/programs.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { rule } from '../src/model/rule.ts';
import { newContainer } from '../src/model/subject.ts';
import { installPackage } from '../src/remedies/install/install-package.ts';

export default rule({
  subject: 'container',
  stage: 'install',
  title: 'The busybox of the smallest template is installed',
  why: 'lxc-create -t busybox makes a container of a few megabytes, without a download: a copy of the busybox of the host, which gets an address by DHCP. It is the quickest way to see that containers start.',
  remedy:
    'Install it: `apt-get install busybox-static` on Debian and Ubuntu; or make containers with `-t download`.',
  symptoms: [],
  manpages: ['lxc-create(1)', 'busybox(1)'],
  notes: ['Reported only to users who have no container yet.'],
  maxSeverity: 'info',
  requires: { programs, packageManager },

  *check({ programs, packageManager }, { name }) {
    if (name !== newContainer || programs.find('busybox')) return;
    yield {
      severity: 'info',
      kind: 'missing',
      message: phrase`busybox is not installed, so lxc-create -t busybox fails`,
      evidence: [{ at: absent('busybox'), note: phrase`is in none of ${list(programs.folders)}` }],
      fix: installPackage(packageManager, 'busybox', '/bin/busybox'),
    };
  },
});
