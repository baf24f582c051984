import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The seccomp policy does not exist, or cannot be understood',
  why: 'The file that lxc.seccomp.profile names begins with its version, 1 or 2, and then the kind of list; LXC refuses to start without the policy that the config asks for.',
  remedy:
    'Correct the path: `lxc.seccomp.profile = /usr/share/lxc/config/common.seccomp`; or correct the line of the policy that the message names.',
  tell: '`head -2` of the file does not print 2 and `allowlist`, `denylist`, `whitelist` or `blacklist`, or the file does not exist.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...often(
      'failed to open seccomp policy file {}',
      { line: 'Failed to read seccomp policy', since: '4.0.11' },
      'invalid version',
      'Invalid config file',
      'Bad seccomp policy style "{}"',
      { line: 'Only allowlist policy is supported', since: '4.0.4' },
      { line: 'Only whitelist policy is supported', until: '4.0.3' },
      'Unrecognized seccomp action "{}"',
      'Failed to parse errno value from {}',
      'Failed to add rule for syscall{}',
      'Failed to interpret seccomp rule',
      'Failed to interpret action',
      'Failed to interpret args',
      'Unsupported architecture "{}"',
      'Failed loading allow rule for {}',
      'Failed loading rule for {}',
      'Debug not yet implemented',
      { line: 'Failed to resolve syscall: {}', until: '1.0.4' },
      'Failed to interpret args {}',
      { line: 'Only two arch sections per policy supported', until: '1.0.4' },
      { line: 'Unsupported arch: {}', until: '2.0.4' },
      { line: 'failed ({}) loading rule for {}', until: '3.0.0' },
    ),
    ...sometimes('Error loading the seccomp policy', {
      line: 'failed loading seccomp policy',
      until: '4.0.10',
    }),
    ...rarely({ line: '{}', file: 'seccomp.c' }),
  ],
  manpages: ['lxc.container.conf(5)'],
});
