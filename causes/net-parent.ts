import { cause } from '../src/model/cause.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'The interface of the host that lxc.net.N.link names does not exist, or cannot be used in this way',
  why: 'macvlan, ipvlan and vlan are made on an interface of the host, and phys moves one into the container. It must exist; an interface that is in use for a bridge, and most for Wi-Fi, cannot be used.',
  remedy: 'Correct `lxc.net.N.link`: `ip -br link` lists the interfaces; use veth and a bridge for Wi-Fi.',
  tell: 'The errno says it: No such device (a wrong name), Device or resource busy (in use), Operation not supported or Invalid argument (Wi-Fi).',
  who: 'root',
  foundBy: ['net-type', 'net-keys'],
  symptoms: [
    ...often(
      'Failed to create macvlan interface "{}" on "{}"{}',
      { line: 'Failed to create ipvlan interface "{}" on "{}"', since: '3.2.0' },
      'Failed to create vlan interface "{}" on "{}"{}',
      'Failed to move network device "{}" to network namespace {}',
      { line: "failed to move '{}' to the container : {}", until: '2.0.8' },
      'Failed to retrieve ifindex for "{}"',
      { line: 'Failed to retrieve ifindex for network device with name {}', since: '3.2.0' },
      { line: 'failed to retrieve the ifindex for {}', until: '2.0.8' },
      { line: 'Failed to get ifindex for network device "{}"', until: '3.2.1' },
      'Failed to move network device "{}" with ifindex {} to network namespace {}',
    ),
    ...sometimes({ line: 'failed to get ifindex for {}', until: '2.0.8' }),
  ],
  manpages: ['lxc.container.conf(5)', 'ip-link(8)'],
});
