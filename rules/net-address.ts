import { phrase } from '../src/base/phrase.ts';
import { addressFaults } from '../src/facts/network/address-faults.ts';
import { included, rule } from '../src/model/rule.ts';
import { addFlags, addPrefix } from '../src/remedies/network/usable-address.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The addresses in the config have a prefix length, and their interface is brought up',
  why: 'Without a prefix length LXC guesses one, which is hardly ever that of the network: the container then looks for hosts of other networks on its own bridge, and does not reach them. An interface without flags = up keeps its addresses, but is down.',
  remedy:
    'Write the prefix length of the network behind the address, as in `lxc.net.0.ipv4.address = 10.0.3.5/24`, and add `lxc.net.0.flags = up`.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC guesses by the class of the network, but looks for that in the last number: 192.168.1.5 becomes 192.168.1.5/8, and 192.168.1.230 becomes 192.168.1.230/0 (seen with LXC 5.0.2).',
    'An IPv6 address without a prefix length gets 64, which is the usual one.',
    'The init of a container can bring an interface up by itself.',
  ],
  scope: 'file',
  lacks: { down: ['lxc.net.I.flags', 'lxc.net.I.ipv4.gateway', 'lxc.net.I.ipv6.gateway'] },
  maxSeverity: 'warning',
  requires: { addressFaults },

  *check({ addressFaults }, { user }) {
    for (const fault of addressFaults) {
      const { line } = fault;
      const via = included(line.via);
      if (fault.kind === 'down')
        yield {
          severity: 'warning',
          kind: 'down',
          message: phrase`the network interface with the address ${line.value} stays down without flags = up`,
          evidence: [
            { at: line.valueAt, note: phrase`is on an interface that LXC does not bring up` },
            ...via,
          ],
          fix: addFlags(line, user.name),
        };
      else
        yield {
          severity: 'warning',
          kind: 'no-prefix',
          message: phrase`the address ${fault.ip} has no prefix length, and LXC guesses ${fault.prefix}`,
          evidence: [
            {
              at: line.valueAt,
              note:
                fault.ofBridge === undefined
                  ? phrase`becomes an address with the prefix length ${fault.prefix}`
                  : phrase`becomes an address with the prefix length ${fault.prefix}, where the bridge has ${fault.ofBridge}`,
            },
            ...via,
          ],
          fix: addPrefix(line, fault.ofBridge, user.name),
        };
    }
  },
});
