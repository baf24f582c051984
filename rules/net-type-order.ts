import { phrase } from '../src/base/phrase.ts';
import { nicFaults } from '../src/facts/network/nic-faults.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { rarely } from '../src/model/symptom.ts';
import { moveTypeUp } from '../src/remedies/network/nic-lines.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The type of a network interface comes before its other lines',
  why: 'Since LXC 4.0.7 a line lxc.net.N.type resets the interface, so the lines above it have no effect. If lxc.net.N.link is one of them, the interface has no bridge, and lxc-user-nic refuses it unless lxc-usernet allows the user interfaces without one.',
  remedy: 'Move `lxc.net.N.type` above all other lines of the interface.',
  fault: 'The type of an interface stands below its other lines, which it clears',
  symptoms: rarely('Quota reached'),
  formerly: 'net-type',
  manpages: ['lxc.container.conf(5)'],
  scope: 'file',
  maxSeverity: 'error',
  requires: { nicFaults },

  *check({ nicFaults }, { user }) {
    for (const fault of nicFaults) {
      if (fault.kind !== 'reset' && fault.kind !== 'link-reset') continue;
      const { kind, nic, at, lost } = fault;
      const [first, ...others] = lost;
      yield {
        ...(kind === 'link-reset'
          ? { severity: 'error', lxcMessage: 'Quota reached' }
          : { severity: 'warning' }),
        kind,
        message: phrase`${nic.at.key} resets the interface: the lines above it have no effect`,
        evidence: [ignored(first), ...others.map(ignored), { at, note: phrase`resets the interface` }],
        fix: moveTypeUp(fault, user.name),
      };
    }
  },
});

const ignored = (at: Evidence['at']): Evidence => ({ at, note: phrase`has no effect` });
