import { phrase } from '../src/base/phrase.ts';
import { type HwaddrFaultKind, hwaddrFaults } from '../src/facts/network/hwaddr-faults.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, sure } from '../src/model/symptom.ts';
import { removeHwaddr } from '../src/remedies/network/remove-hwaddr.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'A fixed hardware address is one that an interface can have',
  why: 'The kernel assigns neither multicast addresses nor all zeros. LXC checks the address only when the container starts, and then fails to start it.',
  remedy:
    'Remove the line `lxc.net.N.hwaddr`: the kernel generates an address then. To keep a fixed one, use an even first octet, as in `lxc.net.N.hwaddr = 00:16:3e:xx:xx:xx`.',
  fault: 'The hardware address of an interface is malformed, or one that no interface can have',
  symptoms: [
    ...sure(
      'Mac address "{}" conversion failed',
      { line: 'Mac address "{}" conversion failed: {}', until: '3.0.1' },
      { line: "mac address '{}' conversion failed : {}", until: '2.0.8' },
      'Cannot assign requested address - Failed to perform ioctl',
      'Failed to setup hw address for network device "{}"',
      { line: "failed to setup hw address for '{}'", until: '2.0.8' },
      { line: 'Failed to perform ioctl: Cannot assign requested address', until: '3.0.1' },
      { line: 'ioctl failure : Cannot assign requested address', until: '2.0.8' },
      'Bad hwaddr entry',
    ),
    ...often({ line: 'Failed to perform ioctl', file: 'network.c' }, 'Failed to perform ioctl'),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC reads the address only when the container starts. An octet can have one digit, colons can be left out, and anything after six octets is ignored (seen with LXC 5.0.2).',
    'Since LXC 4.0.7 an interface of type empty cannot have this line: LXC assigns the address to lo (seen with LXC 5.0.2).',
    'An x stands for a random digit, a new one at each start.',
  ],
  scope: 'file',
  maxSeverity: 'error',
  requires: { hwaddrFaults },

  *check({ hwaddrFaults }, { user }) {
    for (const { kind, line } of hwaddrFaults) {
      const { message, note, lxcMessage } = wording[kind](line.value);
      const byHand =
        kind === 'on-loopback'
          ? phrase`remove the line`
          : phrase`use an address with an even first octet, such as 00:16:3e:xx:xx:xx`;
      yield {
        severity: 'error',
        kind,
        message,
        evidence: [{ at: line.valueAt, note }],
        lxcMessage,
        fix: removeHwaddr(line, user.name, byHand),
      };
    }
  },
});

const unassignable = 'Cannot assign requested address - Failed to perform ioctl';

const wording: Record<HwaddrFaultKind, (value: string) => Required<Wording>> = {
  unreadable: (value) => ({
    message: phrase`${value} is not a hardware address`,
    note: phrase`is not six hexadecimal octets with colons between them`,
    lxcMessage: `Mac address "${value}" conversion failed`,
  }),
  multicast: (value) => ({
    message: phrase`${value} is a multicast address and cannot be assigned to an interface`,
    note: phrase`has an odd first octet`,
    lxcMessage: unassignable,
  }),
  zero: (value) => ({
    message: phrase`${value} cannot be assigned to an interface`,
    note: phrase`is all zeros`,
    lxcMessage: unassignable,
  }),
  'on-loopback': (value) => ({
    message: phrase`${value} is set for an interface of type empty, which has no hardware address`,
    note: phrase`would be assigned to lo`,
    lxcMessage: 'Invalid argument - Failed to setup hw address for network device "lo"',
  }),
};
