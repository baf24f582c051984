import { cause } from '../src/model/cause.ts';
import { rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: 'No session keyring can be created for the container',
  why: 'Each container gets a keyring of its own. The kernel counts the keys of each user, and a seccomp filter around LXC may forbid them altogether.',
  remedy: 'Raise the limit, `sysctl -w kernel.keys.maxkeys=2000`, or set `lxc.keyring.session = 0`.',
  tell: '`cat /proc/key-users` shows a user at its limit.',
  who: 'root',
  foundBy: ['start-values'],
  symptoms: [
    ...sure('Disk quota exceeded - Failed to create kernel keyring'),
    ...sometimes(
      { line: 'Failed to set keyring context', since: '4.0.5' },
      { line: 'Failed to setup container keyring', since: '4.0.5' },
    ),
    ...rarely('Failed to create kernel keyring'),
  ],
  manpages: ['keyrings(7)', 'lxc.container.conf(5)'],
});
