import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'The gateway of an interface contradicts its other lines',
  why: 'A gateway needs an address on the same interface, and the interface must be brought up. `auto` takes the address of the bridge, so it needs a link that has one.',
  remedy:
    'Add `lxc.net.N.ipv4.address` and `lxc.net.N.flags = up`, or write the address of the gateway instead of `auto`.',
  tell: 'The config has an lxc.net.N.ipv4.gateway or ipv6.gateway without the line that the message names.',
  who: 'user',
  foundBy: ['start-values', 'net-keys'],
  symptoms: [
    ...sure(
      'Cannot add ipv4 gateway for network device "{}" when not assigning an address',
      'Cannot add ipv6 gateway for network device "{}" when not assigning an address',
      'Cannot add ipv4 gateway for network device "{}" when not bringing up the interface',
      'Cannot add ipv6 gateway for network device "{}" when not bringing up the interface',
      { line: 'Cannot add ipv4 gateway for {} when not assigning an address', until: '2.0.8' },
      { line: 'Cannot add ipv6 gateway for {} when not assigning an address', until: '2.0.8' },
      { line: 'Cannot add ipv4 gateway for {} when not bringing up the interface', until: '2.0.8' },
      { line: 'Cannot add ipv6 gateway for {} when not bringing up the interface', until: '2.0.8' },
    ),
    ...often(
      'Failed to automatically find ipv4 gateway address from link interface "{}"',
      'Failed to automatically find ipv6 gateway address from link interface "{}"',
      'Automatic gateway detection is only supported for veth and macvlan',
      'Automatic gateway detection needs a link interface',
      { line: 'gateway = auto only supported for veth and macvlan', until: '2.0.8' },
      { line: 'gateway = auto needs a link interface', until: '2.0.8' },
      'failed to find gateway addresses',
      { line: 'Failed to setup ipv4 gateway for network device "{}"', until: '3.1.0' },
      { line: 'Failed to setup ipv6 gateway for network device "{}"', until: '3.1.0' },
      { line: 'Failed to setup ipv4 gateway "{}" for network device "{}"', since: '3.2.0' },
      { line: 'Failed to setup ipv6 gateway "{}" for network device "{}"', since: '3.2.0' },
      { line: 'Failed to setup ipv4 gateway to network device "{}"', since: '3.2.0' },
      { line: 'Failed to setup ipv6 gateway to network device "{}"', since: '3.2.0' },
    ),
    ...sometimes('Network is unreachable - Failed to setup ipv4 gateway{}'),
  ],
  manpages: ['lxc.container.conf(5)'],
});
