import { phrase } from '../src/base/phrase.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { type BridgeFault, bridgeFaults } from '../src/facts/network/bridge-faults.ts';
import { bridgesAtBoot } from '../src/facts/network/bridge-providers.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';
import { repairBridge } from '../src/remedies/network/make-bridge.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The bridge of the container exists and is up',
  why: 'The host end of a container’s network interface (veth) is attached to a bridge. LXC does not create the bridge: lxc-net, the network configuration of the host, or an administrator does.',
  remedy:
    'Start lxc-net (`systemctl start lxc-net`), create the bridge in the network configuration of the host, or bring it up: `ip link set BRIDGE up`.',
  fault: 'The bridge of an interface does not exist, is not up, or is no bridge',
  symptoms: [
    ...sure(
      {
        line: 'Failed to attach "{}" to bridge "{}", bridge interface doesn\'t exist',
        since: '4.0.3',
      },
      "bridge '{}' does not exist",
    ),
    ...often(
      { line: 'Could not get MTU for netdev {} ifindex {}', since: '5.0.2' },
      { line: 'Could not find netdev {}', since: '5.0.2' },
      'Error attaching {} to {}',
      'Failed to attach "{}" to bridge "{}"',
      { line: 'Failed to attach "{}" to bridge "{}": {}', until: '3.0.1' },
      { line: "failed to attach '{}' to the bridge '{}' : {}", until: '1.0.6' },
      { line: "failed to attach '{}' to the bridge '{}': {}", until: '2.0.8' },
      'Invalid argument - Failed to create {}-{}',
      'No such device - Failed to create {}-{}',
    ),
    ...sometimes(
      'Failed to automatically find ipv4 gateway address from link interface "{}"',
      'Failed to automatically find ipv6 gateway address from link interface "{}"',
      'Automatic gateway detection needs a link interface',
      'failed to find gateway addresses',
    ),
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-usernet(5)', 'ip-link(8)'],
  notes: [
    'If the bridge is down the container starts, and its interface even says that it is up, but nothing gets through (seen with LXC 5.0.2).',
    'A fix creates the bridge the way this host creates its bridges. It uses lxc-net only if /etc/default/lxc-net enables that and its service is not masked, as lxc-net brings addresses, DHCP and forwarding along, and a start needs no more than an empty bridge.',
  ],
  maxSeverity: 'error',
  requires: { bridgeFaults, bridgesAtBoot, packageManager },

  *check({ bridgeFaults, bridgesAtBoot, packageManager }) {
    for (const fault of bridgeFaults) {
      const { kind, bridge, link, at } = fault;
      const { message, note, lxcMessage } = wording[kind](bridge);
      yield {
        severity: kind === 'down' ? 'warning' : 'error',
        kind,
        message,
        evidence: [
          { at: link, note: phrase`uses ${bridge}` },
          { at, note },
        ],
        ...(lxcMessage !== undefined && { lxcMessage }),
        fix: repairBridge(fault, bridgesAtBoot, packageManager),
      };
    }
  },
});

const wording: Record<BridgeFault['kind'], (bridge: string) => Wording> = {
  missing: (bridge) => ({
    message: phrase`the bridge ${bridge} does not exist`,
    note: phrase`does not exist`,
    lxcMessage: `Could not get MTU for netdev ${bridge} ifindex 0`,
  }),
  'not-a-bridge': (bridge) => ({
    message: phrase`${bridge} is not a bridge, but another kind of network interface`,
    note: phrase`has no directory named bridge`,
    lxcMessage: `Error attaching veth… to ${bridge}`,
  }),
  down: (bridge) => ({
    message: phrase`the bridge ${bridge} is down, so no traffic gets through`,
    note: phrase`interface is down`,
  }),
};
