import { isNonEmpty } from '../src/base/non-empty.ts';
import { phrase } from '../src/base/phrase.ts';
import { bridgesAtBoot } from '../src/facts/network/bridge-providers.ts';
import { bridges } from '../src/facts/network/bridges.ts';
import { usernet } from '../src/facts/network/lxc-usernet.ts';
import { rule } from '../src/model/rule.ts';
import { keepBridge } from '../src/remedies/network/make-bridge.ts';

export default rule({
  subject: 'machine',
  stage: 'network',
  title: 'The bridges that containers may use exist again after a reboot',
  why: 'A bridge that was created by hand, with brctl or ip, is gone after a reboot, and containers that use it no longer start. Something must create it at every boot: lxc-net, systemd-networkd, NetworkManager, ifupdown, or a service in /etc/systemd/system with its script.',
  remedy:
    'Configure the bridge in the network configuration of the host, for example `auto br0` and `iface br0 inet manual` with `bridge_ports none` in /etc/network/interfaces.',
  symptoms: ['Could not get MTU for netdev {} ifindex {}'],
  manpages: ['lxc-usernet(5)', 'systemd.netdev(5)', 'interfaces(5)', 'nmcli(1)'],
  notes: [
    'Docker, libvirt, LXD, Incus and Podman create their own bridges. A bridge with addresses, or with ports that are not those of containers, is left to an administrator.',
  ],
  maxSeverity: 'warning',
  requires: { usernet, bridges, bridgesAtBoot },

  *check({ usernet: { entries }, bridges, bridgesAtBoot }) {
    const permitted = entries.filter(
      ({ type, bridge, count }) => type === 'veth' && bridge !== 'none' && count > 0,
    );
    for (const bridge of new Set(permitted.map((entry) => entry.bridge))) {
      if (bridges(bridge) !== 'up' || bridgesAtBoot.maker(bridge)) continue;
      const lines = permitted
        .filter((entry) => entry.bridge === bridge)
        .map(({ at }) => ({ at, note: phrase`allows it` }));
      if (!isNonEmpty(lines)) continue;
      yield {
        kind: 'not-at-boot',
        severity: 'warning',
        message: phrase`the bridge ${bridge} will not exist after a reboot: nothing creates it at boot`,
        evidence: [
          lines[0],
          ...lines.slice(1),
          { at: { path: `/sys/class/net/${bridge}` }, note: phrase`exists for now` },
        ],
        fix: keepBridge(bridge, bridgesAtBoot),
      };
    }
  },
});
