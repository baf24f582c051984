import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'The bridge is one of Open vSwitch, and ovs-vsctl failed',
  why: 'An interface gets onto such a bridge only through ovs-vsctl, which lxc-user-nic calls as root.',
  remedy:
    'Install openvswitch-switch, look at `ovs-vsctl show`, and start the service: `systemctl start openvswitch-switch`; or use a bridge of the kernel.',
  tell: '`ip -d link show BRIDGE` says openvswitch.',
  who: 'root',
  foundBy: ['bridge-up'],
  symptoms: [
    ...sure(
      'Failed to attach "{}" to openvswitch bridge "{}": {}',
      { line: 'Failed to setup openvswitch vlan on port "{}": {}', since: '4.0.7' },
      { line: 'Failed to setup openvswitch bridge vlan on "{}"', since: '4.0.7' },
      'ovs-vsctl: {}',
      'Failed to delete "{}" from openvswitch bridge "{}": {}',
    ),
    ...often('Failed to remove port "{}" from openvswitch bridge "{}"'),
    ...sometimes('Failed to attach "{}" to bridge "{}"', 'Error attaching {} to {}'),
  ],
  manpages: ['ovs-vsctl(8)'],
});
