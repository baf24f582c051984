import { phrase } from '../src/base/phrase.ts';
import { grantedBridges } from '../src/facts/network/granted-bridges.ts';
import { bridgeFilter, droppingFilters } from '../src/facts/network/packet-filter.ts';
import { rule } from '../src/model/rule.ts';
import { excludeBridges } from '../src/remedies/network/exclude-bridges.ts';

export default rule({
  subject: 'machine',
  stage: 'network',
  title: 'The firewall does not drop traffic between containers on a bridge',
  why: 'If the kernel module br_netfilter is loaded, even traffic that stays on one bridge passes the firewall as if it were forwarded. Docker loads it, and drops all forwarded traffic that it does not know. Containers then start, but cannot reach each other or anything else on their bridge.',
  remedy:
    'As root: `sysctl net.bridge.bridge-nf-call-iptables=0` and a line in /etc/sysctl.d, or a firewall rule that accepts traffic of the bridge.',
  symptoms: [],
  manpages: ['sysctl.d(5)', 'nft(8)', 'iptables(8)'],
  notes: [
    'Seen on Linux 6.18: with a drop policy for forwarded traffic, a ping from one port of a bridge to another is lost while bridge-nf-call-iptables is 1, and arrives when it is 0.',
    'A line in /etc/sysctl.d alone may not be enough: it is read at boot, and the sysctl exists only once the module is loaded, which may be later. sysctl.d(5) says how to load the module first.',
    'If a firewall rule names the bridge, an administrator has thought of it, and nothing is reported. Only IPv4 is checked.',
  ],
  maxSeverity: 'warning',
  requires: { bridgeFilter, droppingFilters, grantedBridges },

  *check({ bridgeFilter, droppingFilters, grantedBridges }) {
    const { path, now = '' } = bridgeFilter;
    for (const { bridge } of grantedBridges) {
      const [first] = droppingFilters.filter(({ knows }) => !knows(bridge));
      if (!first) continue;
      yield {
        severity: 'warning',
        kind: 'dropped',
        message: phrase`the firewall drops traffic between containers on ${bridge} (br_netfilter is active)`,
        evidence: [
          { at: { path, line: 1, text: now }, note: phrase`bridged traffic passes the firewall` },
          { at: first.at, note: phrase`drops forwarded traffic, and no rule names ${bridge}` },
        ],
        fix: excludeBridges(bridgeFilter),
      };
    }
  },
});
