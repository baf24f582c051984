import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'security',
  title: 'The config names a profile of a security module that this LXC was built without',
  why: 'LXC refuses lxc.apparmor and lxc.selinux keys if it cannot carry them out.',
  remedy: 'Remove the line from the config.',
  tell: 'The message names the module, and the line is in the config or an include.',
  who: 'user',
  foundBy: ['config-syntax'],
  symptoms: sure(
    { line: 'Built without AppArmor support', since: '4.0.7' },
    { line: 'Built without SELinux support', since: '4.0.7' },
  ),
  manpages: ['lxc.container.conf(5)'],
});
