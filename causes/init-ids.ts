import { cause } from '../src/model/cause.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'lxc.init.uid, lxc.init.gid or lxc.init.groups is outside the ID map',
  why: 'LXC changes to these IDs inside the container, where only IDs of the map exist.',
  remedy: 'Choose IDs that `lxc.idmap` covers, or remove the lines.',
  tell: 'The ID of the message is that of lxc.init.uid or lxc.init.gid, and not 0.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...often('Failed to switch to uid {}', 'Failed to switch to gid {}'),
    ...sometimes({ line: 'Failed to set supplimentary groups', since: '4.0.7' }),
  ],
  manpages: ['lxc.container.conf(5)'],
});
