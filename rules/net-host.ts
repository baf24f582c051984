import { phrase } from '../src/base/phrase.ts';
import { nicFaults } from '../src/facts/network/nic-faults.ts';
import { rule } from '../src/model/rule.ts';
import { often, sometimes } from '../src/model/symptom.ts';
import { toEmptyType } from '../src/remedies/network/nic-lines.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The container does not share the network of the host',
  why: 'With lxc.net.N.type = none for all interfaces, the container keeps the network of the host. An unprivileged container cannot mount sysfs then, so it does not start.',
  remedy:
    'For no network, set `lxc.net.N.type = empty`. For a network of its own, set `lxc.net.N.type = veth` and set `lxc.net.N.link` to a bridge that /etc/lxc/lxc-usernet allows.',
  fault: 'The container shares the network of the host',
  symptoms: [
    ...often(
      { line: 'Operation not permitted - Failed to mount "sysfs" onto "{}"', file: 'utils.c' },
      'Operation not permitted - Failed to mount "sysfs" onto "{}"',
      'Operation not permitted - Failed to mount "sysfs" on "{}" with flags {}',
    ),
    ...sometimes('Failed to mount "sysfs"{}'),
  ],
  notes: [
    'Seen with LXC 5.0.2: it fails to mount sysfs with “Operation not permitted”, and the container does not start.',
  ],
  formerly: 'net-type',
  manpages: ['lxc.container.conf(5)', 'network_namespaces(7)'],
  scope: 'file',
  lacks: { 'host-network': ['lxc.net.N.type'] },
  maxSeverity: 'error',
  requires: { nicFaults },

  *check({ nicFaults }, { user }) {
    for (const fault of nicFaults) {
      if (fault.kind !== 'host-network') continue;
      const { nics, at } = fault;
      yield {
        severity: 'error',
        kind: 'host-network',
        message: phrase`${nics[0].at.key} = none (host network) is not possible for unprivileged containers`,
        evidence: [{ at, note: phrase`shares the network of the host` }],
        lxcMessage: 'Operation not permitted - Failed to mount "sysfs"',
        fix: toEmptyType(nics, user.name),
      };
    }
  },
});
