import { phrase } from '../src/base/phrase.ts';
import { nicFaults } from '../src/facts/network/nic-faults.ts';
import { rule } from '../src/model/rule.ts';
import { addType } from '../src/remedies/network/nic-lines.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'A network interface that is brought up has a type',
  why: 'Without lxc.net.N.type LXC creates no interface. A line lxc.net.N.flags has it bring the interface up all the same, so the container does not start.',
  remedy:
    'Add `lxc.net.N.type = veth` above the other lines of the interface, or `lxc.net.N.type = empty` for no network.',
  symptoms: ['Failed to set network device "{}" up'],
  formerly: 'net-type',
  manpages: ['lxc.container.conf(5)'],
  maxSeverity: 'error',
  requires: { nicFaults },

  *check({ nicFaults }, { user }) {
    for (const fault of nicFaults) {
      if (fault.kind !== 'no-type') continue;
      const { nic, at } = fault;
      yield {
        severity: 'error',
        kind: 'no-type',
        message: phrase`lxc.net.${nic.index}.flags is set, but network interface ${nic.index} has no type`,
        evidence: [{ at, note: phrase`lxc.net.${nic.index}.type is not set` }],
        lxcMessage: 'Failed to set network device "" up',
        fix: addType(nic, user.name),
      };
    }
  },
});
