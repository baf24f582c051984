import { phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { duplicateHwaddrs } from '../src/facts/network/hwaddrs.ts';
import { rule } from '../src/model/rule.ts';
import { removeHwaddr } from '../src/remedies/network/remove-hwaddr.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'No two interfaces on a bridge have the same hardware address',
  why: 'A bridge tells its ports apart by the hardware addresses behind them. Where two containers have the same address, each gets traffic that is meant for the other.',
  remedy:
    'Remove `lxc.net.N.hwaddr` from one of the configs, or give it an address of its own, as in `lxc.net.N.hwaddr = 00:16:3e:xx:xx:xx`.',
  symptoms: [],
  formerly: 'hwaddr',
  manpages: ['lxc.container.conf(5)', 'bridge(8)'],
  notes: [
    'lxc-copy gives the copy new addresses, cp does not.',
    'Of two containers with the same address, the later one by name is reported.',
    'Without a line, the kernel generates the whole address.',
  ],
  maxSeverity: 'warning',
  requires: { duplicateHwaddrs },

  *check({ duplicateHwaddrs }, { user }) {
    for (const { own, other } of duplicateHwaddrs)
      yield {
        severity: 'warning',
        kind: 'duplicate',
        message: phrase`two interfaces on ${own.bridge} have the hardware address ${own.address}`,
        evidence: [
          { at: own.line.valueAt, note: phrase`is not unique` },
          { at: other.line.valueAt, note: phrase`is the same address, in ${shownName(other.container)}` },
        ],
        fix: removeHwaddr(own.line, user.name, phrase`give each interface an address of its own`),
      };
  },
});
