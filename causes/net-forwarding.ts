import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'lxc.net.N.l2proxy needs forwarding, which the host has disabled',
  why: 'With l2proxy the host answers for the addresses of the container, and forwards their packets.',
  remedy: 'Set the parameter that the message names with `sysctl -w`, and in /etc/sysctl.d to keep it.',
  tell: '`sysctl` of the parameter in the message prints 0.',
  who: 'root',
  releases: { since: '3.2' },
  symptoms: sure(
    { line: 'Requires sysctl net.{}', since: '3.2.0' },
    {
      line: 'Requires ipvlan mode on dev "{}" be l3s when used with l2proxy',
      since: '3.2.0',
    },
  ),
  manpages: ['lxc.container.conf(5)', 'sysctl(8)'],
});
