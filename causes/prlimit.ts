import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The config raises a hard limit above that of the user',
  why: 'A process may lower its limits, and raise them up to the hard limit it has. Only root may go beyond.',
  remedy:
    'Lower the value of `lxc.prlimit`, or raise the hard limit of the user in /etc/security/limits.conf and log in again.',
  tell: '`ulimit -H -a` in the shell that starts the container shows less than the config asks for.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...sure('Operation not permitted - Failed to set limit {}'),
    ...often(
      'Failed to set limit {}',
      { line: 'Failed to set limit {}: {}', until: '3.0.1' },
      'Cannot set limit "{}" as prlimit is missing',
    ),
    ...sometimes('Failed to setup resource limits'),
  ],
  manpages: ['lxc.container.conf(5)', 'limits.conf(5)'],
});
