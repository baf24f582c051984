import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'A kernel parameter of lxc.sysctl cannot be set in the container',
  why: 'Only namespaced parameters can, such as those of net.*; others are those of the whole host, read-only in the container, or do not exist.',
  remedy: 'Remove the `lxc.sysctl` line, and set the parameter on the host if it is meant for all.',
  tell: 'The config has an lxc.sysctl line with the name of the message. Read-only file system: not namespaced, or proc:mixed; No such file: a wrong name, or a module that is not loaded.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: sure('Failed to setup sysctl parameters {} to {}', 'Error setting up sysctl parameters path'),
  manpages: ['lxc.container.conf(5)', 'sysctl(8)'],
});
