import { phrase } from '../src/base/phrase.ts';
import { type BridgeFault, bridgeFaults } from '../src/facts/network/bridge-faults.ts';
import { bridgesAtBoot } from '../src/facts/network/bridge-providers.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { repairBridge } from '../src/remedies/network/make-bridge.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The bridge of the container exists and is up',
  why: 'The host end of a container’s network interface (veth) is attached to a bridge. LXC does not create the bridge: lxc-net, the network configuration of the host, or an administrator does.',
  remedy:
    'Start lxc-net (`systemctl start lxc-net`), create the bridge in the network configuration of the host, or bring it up: `ip link set BRIDGE up`.',
  symptoms: [
    'Could not get MTU for netdev {} ifindex {}',
    'Error attaching {} to {}',
    'lxc-user-nic failed to configure requested network: {}',
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-usernet(5)', 'ip-link(8)'],
  notes: [
    'If the bridge is down the container starts, and its interface even says that it is up, but nothing gets through (seen with LXC 5.0.2).',
    'A fix creates the bridge the way this host creates its bridges. It uses lxc-net only if /etc/default/lxc-net enables that, as lxc-net brings addresses, DHCP and forwarding along, and a start needs no more than an empty bridge.',
  ],
  maxSeverity: 'error',
  requires: { bridgeFaults, bridgesAtBoot },

  *check({ bridgeFaults, bridgesAtBoot }) {
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
        fix: repairBridge(fault, bridgesAtBoot),
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
