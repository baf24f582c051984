import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'The kernel refused an address, a route, the MTU or the state of an interface',
  why: 'IPv6 may be disabled, an address given twice or without its prefix length, or a route lead outside of the network of the interface.',
  remedy: 'Correct `lxc.net.N.ipv4.*` and `lxc.net.N.ipv6.*`; enable IPv6 or remove its lines.',
  tell: '`sysctl net.ipv6.conf.all.disable_ipv6` prints 1, or the errno says it: File exists (given twice), Network is unreachable (no route), Invalid argument (a bad value).',
  who: 'user',
  foundBy: ['start-values', 'net-address', 'net-keys'],
  symptoms: [
    ...often(
      'Failed to setup ip addresses for network device "{}"',
      'Failed to setup ipv6 addresses for network device "{}"',
      { line: 'Failed to setup ipv4 address for network device with ifindex {}', since: '3.2.0' },
      { line: 'Failed to setup ipv6 address for network device with ifindex {}', since: '3.2.0' },
      { line: 'Failed to setup ipv4 address for network device with eifindex {}', until: '3.1.0' },
      { line: 'Failed to setup ipv6 address for network device with eifindex {}', until: '3.1.0' },
      'Failed to set network device "{}" up',
      'Failed to set "{}" up',
      'Failed to set the loopback network device up',
    ),
    ...sometimes(
      { line: 'Failed to setup ipv4 gateway for network device "{}"', until: '3.1.0' },
      { line: 'Failed to setup ipv6 gateway for network device "{}"', until: '3.1.0' },
    ),
    ...rarely({ line: '{}', file: 'network.c' }),
  ],
  manpages: ['lxc.container.conf(5)', 'ip-address(8)'],
});
