import { cause } from '../src/model/cause.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'The name of an interface is taken, invalid or too long',
  why: 'Two interfaces of one container cannot have one name, and a name has at most 15 characters, none of them a blank or a slash.',
  remedy: 'Give each interface a name of its own: `lxc.net.0.name = eth0`, `lxc.net.1.name = eth1`.',
  tell: 'Two interfaces of the config have the same lxc.net.N.name, or it is longer than 15 characters.',
  who: 'user',
  foundBy: ['start-values', 'config-syntax'],
  symptoms: [
    ...sure(
      'Error -17 renaming netdev {} to {} in container',
      'Error -22 renaming netdev {} to {} in container',
      'Invalid network device name',
    ),
    ...often(
      'Error {} renaming netdev {} to {} in container',
      'Failed to rename network device "{}" to "{}"',
      { line: 'Failed to rename network device "{}" to "{}": {}', until: '3.0.1' },
      { line: 'failed to rename "{}" to "{}": {}', until: '2.1.1' },
      { line: 'failed to rename {}->{} : {}', until: '2.0.8' },
    ),
    ...rarely('Network device name "{}" is too long (>= {})', {
      line: 'Network devie name "{}" is too long (>= {})',
      until: '3.0.2',
    }),
  ],
  manpages: ['lxc.container.conf(5)'],
});
