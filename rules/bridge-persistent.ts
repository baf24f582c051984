import { phrase } from '../src/base/phrase.ts';
import { bridgesAtBoot } from '../src/facts/network/bridge-providers.ts';
import { bridges } from '../src/facts/network/bridges.ts';
import { usernet } from '../src/facts/network/lxc-usernet.ts';
import { rule } from '../src/model/rule.ts';
import { keepBridge } from '../src/remedies/network/make-bridge.ts';

export default rule({
  subject: 'machine',
  stage: 'network',
  title: 'The bridges that containers may use are made again at the next boot',
  why: 'A bridge that was made by hand, with brctl or ip, is gone after a reboot, and no container that is plugged into it starts any more. Something has to make it at every boot: lxc-net, systemd-networkd, NetworkManager, ifupdown, or a service in /etc/systemd/system with its script. Bridges of Docker, libvirt, LXD, Incus and Podman are theirs to make. A bridge with addresses, or with ports that are not containers’, is left to a person, who knows all that belongs to it.',
  symptoms: ['Could not get MTU for netdev'],
  manpages: ['lxc-usernet(5)', 'systemd.netdev(5)', 'interfaces(5)', 'nmcli(1)'],
  maxSeverity: 'warning',
  requires: { usernet, bridges, bridgesAtBoot },

  *check({ usernet: { entries }, bridges, bridgesAtBoot }) {
    const permitted = entries.filter(
      ({ type, bridge, count }) => type === 'veth' && bridge !== 'none' && count > 0,
    );
    for (const bridge of new Set(permitted.map((entry) => entry.bridge))) {
      if (bridges(bridge) !== 'up' || bridgesAtBoot.maker(bridge)) continue;
      const [first, ...others] = permitted
        .filter((entry) => entry.bridge === bridge)
        .map(({ at }) => ({ at, note: phrase`permits it` }));
      if (!first) continue;
      yield {
        severity: 'warning',
        message: phrase`the bridge ${bridge} will be gone after the next boot: nothing makes it then`,
        evidence: [
          first,
          ...others,
          { at: { path: `/sys/class/net/${bridge}` }, note: phrase`is there for now` },
        ],
        fix: keepBridge(bridge, bridgesAtBoot),
      };
    }
  },
});
