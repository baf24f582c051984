import { cause } from '../src/model/cause.ts';
import { rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The config sets lxc.autodev = 0, and the rootfs lacks the device nodes',
  why: 'Without autodev LXC leaves /dev as it is in the rootfs, where the root of an unprivileged container cannot create nodes.',
  remedy: 'Remove `lxc.autodev = 0` from the config.',
  tell: 'The config has lxc.autodev = 0, and ROOTFS/dev is empty.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [...sometimes('Failed to open "{}/dev/{}"'), ...rarely("Can't open /dev/null")],
  manpages: ['lxc.container.conf(5)'],
});
