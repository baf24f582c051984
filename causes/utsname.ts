import { cause } from '../src/model/cause.ts';
import { sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The host name of the container cannot be set',
  why: 'It has at most 64 characters, and can be set only in a UTS namespace of the container’s own.',
  remedy:
    'Shorten `lxc.uts.name`; or remove it where lxc.namespace.share.uts or lxc.namespace.keep shares the namespace.',
  tell: 'lxc.uts.name is longer than 64 characters, or the config has one of these keys.',
  who: 'user',
  foundBy: ['start-values', 'config-syntax'],
  symptoms: [
    ...sure('Failed to set the hostname to "{}"', { line: "node name '{}' is too long", until: '2.0.11' }),
    ...sometimes('Failed to setup the utsname{}'),
  ],
  manpages: ['lxc.container.conf(5)'],
});
