import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The config gives the monitor a mount namespace of its own, which needs root',
  why: 'lxc.monitor.unshare = 1 makes the monitor leave the mounts of the host before the user namespace of the container exists.',
  remedy: 'Remove `lxc.monitor.unshare = 1`.',
  tell: 'The config or an include has the line.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: sure('failed to unshare mount namespace'),
  manpages: ['lxc.container.conf(5)'],
});
