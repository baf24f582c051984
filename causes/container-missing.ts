import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The user has no container of this name in this directory',
  why: 'LXC looks for NAME/config in the user’s own directory of containers. Containers of root and of other users are in other directories.',
  remedy:
    'Look with `lxc-ls -1` which containers the user has; correct the name, the user, or the directory of `-P`.',
  tell: '`lxc-ls -1` does not list the name, and `lxc-config lxc.lxcpath` is the directory in which LXC looked.',
  who: 'user',
  foundBy: ['config-readable', 'pam-session'],
  symptoms: [
    ...sure(
      'Container is not defined',
      'Container {} is not defined',
      { line: 'Error: container {} is not defined', until: '3.0.1' },
      '{}: container {} is not defined',
    ),
    ...often(
      'No container config specified',
      "Executing '/sbin/init' with no configuration file may crash the host",
      'No such container: {}:{}',
      "{} doesn't exist",
      'Executing a container with no configuration file may crash the host',
      'System error loading container',
    ),
    ...sometimes('Failed to load config for {}'),
  ],
  manpages: ['lxc-ls(1)', 'lxc(7)'],
});
