import { phrase } from '../src/base/phrase.ts';
import type { Sysctl } from '../src/facts/machine/sysctl.ts';
import { bridges } from '../src/facts/network/bridges.ts';
import { usernet } from '../src/facts/network/lxc-usernet.ts';
import { bridgeFilter, droppingFilters } from '../src/facts/network/packet-filter.ts';
import { type Fix, root } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { persistSysctl } from '../src/remedies/machine/persist-sysctl.ts';

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
  requires: { bridgeFilter, droppingFilters, usernet, bridges },

  *check({ bridgeFilter, droppingFilters, usernet: { entries }, bridges }) {
    const permitted = entries.filter(({ type, count }) => type === 'veth' && count > 0);
    const named = [...new Set(permitted.map(({ bridge }) => bridge))];
    for (const bridge of named.filter((each) => each !== 'none' && bridges(each) === 'up')) {
      const [first] = droppingFilters.filter(({ knows }) => !knows(bridge));
      if (!first) continue;
      const { path, now = '' } = bridgeFilter;
      yield {
        kind: 'dropped',
        severity: 'warning',
        message: phrase`the firewall drops traffic between containers on ${bridge} (br_netfilter is active)`,
        evidence: [
          { at: { path, line: 1, text: now }, note: phrase`bridged traffic passes the firewall` },
          { at: first.at, note: phrase`drops forwarded traffic, and no rule names ${bridge}` },
        ],
        fix: leaveBridgesOut(bridgeFilter),
      };
    }
  },
});

/** Docker isolates its own containers by this, so it needs confirmation. */
function leaveBridgesOut(filter: Sysctl): Fix {
  const { path, now: before = '' } = filter;
  const boot = persistSysctl(filter, '0');
  return {
    safety: 'unsafe',
    title: phrase`exclude bridges from the firewall, which Docker may rely on`,
    actions: [{ do: 'setting', by: root, path, before, after: '0' }, ...(boot ? [boot] : [])],
  };
}
