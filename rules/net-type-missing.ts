import { phrase } from '../src/base/phrase.ts';
import { nicFaults } from '../src/facts/network/nic-faults.ts';
import { manual } from '../src/model/action.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, sure } from '../src/model/symptom.ts';
import { addType } from '../src/remedies/network/nic-lines.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'A network interface that is brought up has a type',
  why: 'Without lxc.net.N.type LXC creates no interface. A line lxc.net.N.flags has it bring the interface up all the same, so the container does not start.',
  remedy:
    'Add `lxc.net.N.type = veth` above the other lines of the interface, or `lxc.net.N.type = empty` for no network.',
  fault: 'A network interface that is brought up has no type',
  symptoms: [
    ...sure('Networks of type (null) are not supported by unprivileged containers'),
    ...often('Failed to set network device "" up'),
  ],
  formerly: 'net-type',
  manpages: ['lxc.container.conf(5)'],
  scope: 'file',
  lacks: { 'no-type': ['lxc.net.I.type'], 'empty-type': ['lxc.net.I.type'] },
  maxSeverity: 'error',
  requires: { nicFaults },

  *check({ nicFaults }, { user }) {
    for (const fault of nicFaults) {
      if (fault.kind !== 'no-type' && fault.kind !== 'empty-type') continue;
      const { kind, nic, at } = fault;
      const { message, note, lxcMessage } = wording[kind](nic.index);
      yield {
        severity: 'error',
        kind,
        message,
        evidence: [{ at, note }],
        lxcMessage,
        fix:
          kind === 'no-type'
            ? addType(nic, user.name)
            : manual(phrase`remove the line, or write the type that is meant: veth or empty`),
      };
    }
  },
});

const wording: Record<'no-type' | 'empty-type', (index: number) => Required<Wording>> = {
  'no-type': (index) => ({
    message: phrase`lxc.net.${index}.flags is set, but network interface ${index} has no type`,
    note: phrase`lxc.net.${index}.type is not set`,
    lxcMessage: 'Failed to set network device "" up',
  }),
  'empty-type': (index) => ({
    message: phrase`network interface ${index} has an empty type, which LXC does not know`,
    note: phrase`sets no type`,
    lxcMessage: 'Networks of type (null) are not supported by unprivileged containers',
  }),
};
