import { phrase } from '../src/base/phrase.ts';
import { nicFaults } from '../src/facts/network/nic-faults.ts';
import { permittedBridges } from '../src/facts/network/permitted-bridges.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { sometimes, sure } from '../src/model/symptom.ts';
import { toVeth } from '../src/remedies/network/nic-lines.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The network interfaces are of a type that unprivileged containers can have',
  why: 'For unprivileged users LXC creates veth interfaces only, with lxc-user-nic. The types macvlan, ipvlan, vlan and phys need root.',
  remedy:
    'Set `lxc.net.N.type = veth`, set `lxc.net.N.link` to a bridge that /etc/lxc/lxc-usernet allows, and remove the lines of the old type, such as `lxc.net.N.macvlan.mode`. For no network at all, set `lxc.net.N.type = empty`.',
  fault: 'A network interface is of a type that only root can have',
  symptoms: [
    ...sure(
      'Networks of type {} are not supported by unprivileged containers',
      {
        line: '{} networks are not supported for containers not setup up by privileged users',
        until: '3.1.0',
      },
      'Network type {} not support for unprivileged use',
      { line: 'nic type {} not support for unprivileged use', until: '2.0.8' },
      'No link for macvlan network device specified',
      { line: 'No link for ipvlan network device specified', since: '3.2.0' },
      'No link for vlan network device specified',
      'No link for physical interface specified',
      { line: 'no link specified for macvlan netdev', until: '2.0.8' },
      { line: 'no link specified for vlan netdev', until: '2.0.8' },
      { line: 'no link specified for the physical interface', until: '2.0.8' },
    ),
    ...sometimes(
      'Operation not permitted - Failed to move network device {}',
      'Operation not permitted - Failed to create macvlan interface "{}" on "{}"',
      { line: 'Operation not permitted - Failed to create ipvlan interface "{}" on "{}"', since: '3.2.0' },
      'Operation not permitted - Failed to create vlan interface "{}" on "{}"',
      { line: 'Operation not permitted - Failed to mount "sysfs" onto "{}"', file: 'utils.c' },
      'Operation not permitted - Failed to mount "sysfs" onto "{}"',
    ),
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-user-nic(1)'],
  scope: 'file',
  maxSeverity: 'error',
  requires: { nicFaults },
  wants: { permittedBridges: orElse(permittedBridges, { all: [], existing: [] }) },

  *check({ nicFaults, permittedBridges }, { user }) {
    for (const fault of nicFaults) {
      if (fault.kind !== 'root-only') continue;
      const { nic, type, at } = fault;
      yield {
        // Root may start a file on its own, too.
        severity: user.name === '' ? 'warning' : 'error',
        kind: 'root-only',
        message: phrase`${nic.at.key} = ${type} is not possible for unprivileged containers`,
        evidence: [{ at, note: phrase`needs root` }],
        lxcMessage: `Networks of type ${type} are not supported by unprivileged containers`,
        fix: toVeth(nic, permittedBridges.existing, user.name),
      };
    }
  },
});
