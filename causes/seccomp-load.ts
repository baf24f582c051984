import { cause } from '../src/model/cause.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: 'The kernel refuses the seccomp filter of the container',
  why: 'The filter needs CONFIG_SECCOMP_FILTER, and in another container the permission of the outer one.',
  remedy:
    'Look at `zgrep SECCOMP /proc/config.gz` or /boot/config-*; in another container, allow nesting there. Without a filter: `lxc.seccomp.profile = none`.',
  tell: 'The policy file was read without an error, and loading it failed.',
  who: 'root',
  foundBy: ['start-values'],
  symptoms: [
    ...often(
      'Error loading the seccomp policy',
      { line: 'failed loading seccomp policy', until: '4.0.10' },
      'Error initializing seccomp context',
      'Failed to turn off no-new-privs',
      { line: 'Error merging {} seccomp contexts', until: '2.0.4' },
      { line: 'failed to turn off n-new-privs', until: '2.0.4' },
      { line: 'failed initializing seccomp', until: '2.0.4' },
      { line: 'Failed ({}) loading rule to reject force umount{}', until: '3.0.0' },
      'Error loading the seccomp policy: {}',
      'Failed loading rule to reject force umount',
    ),
    ...sometimes({ line: 'Failed to load seccomp policy', until: '2.1.1' }),
  ],
  manpages: ['seccomp(2)', 'lxc.container.conf(5)'],
});
