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
  title: 'What goes through the bridges of containers is not dropped by the packet filter',
  why: 'Where the kernel module br_netfilter is loaded, even what stays on one bridge goes through the packet filter, as if it were forwarded. Docker loads it, and has everything dropped that is forwarded and that it did not ask for. Containers then start, and cannot reach each other or what else is on their bridge.',
  symptoms: [],
  manpages: ['sysctl.d(5)', 'nft(8)', 'iptables(8)'],
  notes: [
    'Seen on Linux 6.18: with a policy of drop for what is forwarded, a ping from one port of a bridge to another is lost while bridge-nf-call-iptables is 1, and comes through when it is 0.',
    'A line in /etc/sysctl.d alone may not last: it is read at boot, and the switch is there from when the module is loaded, which may be later. sysctl.d(5) says how to have the module loaded first.',
    'Where a rule of the filter names the bridge, somebody has thought of it, and nothing is said. Only IPv4 is looked at.',
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
        severity: 'warning',
        message: phrase`the packet filter drops what containers on ${bridge} send to each other`,
        evidence: [
          { at: { path, line: 1, text: now }, note: phrase`has what goes through bridges filtered too` },
          { at: first.at, note: phrase`drops what is forwarded, and no rule names ${bridge}` },
        ],
        fix: leaveBridgesOut(bridgeFilter),
      };
    }
  },
});

/** Docker keeps its own containers apart by this, so that it is not done without a person's word. */
function leaveBridgesOut(filter: Sysctl): Fix {
  const { path, now: before = '' } = filter;
  const boot = persistSysctl(filter, '0');
  return {
    safety: 'unsafe',
    title: phrase`leave bridges out of the packet filter, which Docker may want there`,
    actions: [{ do: 'setting', by: root, path, before, after: '0' }, ...(boot ? [boot] : [])],
  };
}
