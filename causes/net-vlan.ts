import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'The VLAN keys of an interface contradict each other, or the bridge does not filter VLANs',
  why: 'lxc.net.N.veth.vlan.id and vlan.tagged.id are settings of the port of a bridge, and a bridge of the kernel heeds them only with vlan_filtering.',
  remedy: 'Enable it as root, `ip link set BRIDGE type bridge vlan_filtering 1`, or correct the keys.',
  tell: '`ip -d link show BRIDGE` says vlan_filtering 0, or the config has both keys with the same number.',
  who: 'root',
  releases: { since: '4.0.7' },
  foundBy: ['start-values', 'net-keys'],
  symptoms: sure(
    { line: 'vlan_filtering is not enabled on "{}"', since: '4.0.7' },
    { line: 'Cannot use same veth vlan.id "{}" in vlan.tagged.id', since: '4.0.7' },
    {
      line: 'Cannot use veth vlan.id when not in bridge mode or no bridge link specified',
      since: '4.0.7',
    },
    {
      line: 'Cannot use vlan.id=none with openvswitch bridges when not using vlan.tagged.id',
      since: '4.0.7',
    },
    { line: 'Failed to setup native bridge vlan on "{}"', since: '4.0.7' },
    { line: 'Failed to add tagged vlans on "{}"', since: '4.0.7' },
  ),
  manpages: ['lxc.container.conf(5)', 'bridge(8)'],
});
