import { phrase } from '../src/base/phrase.ts';
import { bridgesAtBoot } from '../src/facts/network/bridge-providers.ts';
import { interfacePlace } from '../src/facts/network/bridges.ts';
import { grantedBridges } from '../src/facts/network/granted-bridges.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { sometimes } from '../src/model/symptom.ts';
import { keepBridge } from '../src/remedies/network/make-bridge.ts';

export default rule({
  subject: 'machine',
  stage: 'network',
  title: 'The bridges that containers may use exist again after a reboot',
  why: 'A bridge that was created by hand, with brctl or ip, is gone after a reboot, and containers that use it no longer start. Something must create it at every boot: lxc-net, systemd-networkd, NetworkManager, ifupdown, or a service in /etc/systemd/system with its script.',
  remedy:
    'Configure the bridge in the network configuration of the host, for example `auto br0` and `iface br0 inet manual` with `bridge_ports none` in /etc/network/interfaces.',
  fault: 'The bridge of an interface was not created again after a reboot',
  symptoms: sometimes(
    { line: 'Could not get MTU for netdev {} ifindex {}', since: '5.0.2' },
    { line: 'Could not find netdev {}', since: '5.0.2' },
  ),
  manpages: ['lxc-usernet(5)', 'systemd.netdev(5)', 'interfaces(5)', 'nmcli(1)'],
  notes: [
    'Docker, libvirt, LXD, Incus and Podman create their own bridges. A bridge with addresses, or with ports that are not those of containers, is left to an administrator.',
  ],
  maxSeverity: 'warning',
  requires: { grantedBridges, bridgesAtBoot },

  *check({ grantedBridges, bridgesAtBoot }) {
    for (const { bridge, at } of grantedBridges) {
      if (bridgesAtBoot.maker(bridge)) continue;
      const [first, ...others] = at;
      yield {
        severity: 'warning',
        kind: 'not-at-boot',
        message: phrase`the bridge ${bridge} will not exist after a reboot: nothing creates it at boot`,
        evidence: [
          allowance(first),
          ...others.map(allowance),
          { at: interfacePlace(bridge, 'up'), note: phrase`exists for now` },
        ],
        fix: keepBridge(bridge, bridgesAtBoot),
      };
    }
  },
});

const allowance = (at: Evidence['at']): Evidence => ({ at, note: phrase`allows it` });
