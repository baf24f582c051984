import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { type BridgesAtBoot, bridgesAtBoot } from '../src/facts/network/bridge-providers.ts';
import { type BridgeState, bridges, madeByLxcNet, namedByRoot } from '../src/facts/network/bridges.ts';
import { permittedNics } from '../src/facts/network/nic-requests.ts';
import { permittedBridges } from '../src/facts/network/permitted-bridges.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { bringUp, makeBridge } from '../src/remedies/network/make-bridge.ts';

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
  requires: { permittedNics, bridges, namedByRoot, madeByLxcNet, bridgesAtBoot },
  wants: { permittedBridges: orElse(permittedBridges, undefined) },

  *check({ permittedNics, bridges, namedByRoot, madeByLxcNet, bridgesAtBoot, permittedBridges }) {
    const known = permittedBridges?.all ?? [];
    // Interfaces on one bridge have one cause.
    const each = permittedNics.filter(
      ({ bridge }, index) => permittedNics.findIndex((other) => other.bridge === bridge) === index,
    );
    for (const { nic, bridge } of each) {
      const state = bridges(bridge);
      if (state === 'up') continue;
      const at = (nic.linkAt ?? nic.at).valueAt;
      const byRoot = namedByRoot.includes(bridge) || known.includes(bridge);
      const { message, note, lxcMessage } = wording(state, bridge);
      const place =
        state === 'missing' ? absent(`/sys/class/net/${bridge}`) : { path: `/sys/class/net/${bridge}` };
      yield {
        kind: state,
        severity: state === 'down' ? 'warning' : 'error',
        message,
        evidence: [
          { at, note: phrase`uses ${bridge}` },
          { at: place, note },
        ],
        fix: remedy(
          bridge,
          state,
          byRoot ? 'safe' : 'unsafe',
          bridgesAtBoot,
          state === 'missing' && madeByLxcNet(bridge),
        ),
        ...(lxcMessage === undefined ? {} : { lxcMessage }),
      };
    }
  },
});

type Trouble = Exclude<BridgeState, 'up'>;

function wording(state: Trouble, bridge: string): Wording {
  switch (state) {
    case 'missing':
      return {
        message: phrase`the bridge ${bridge} does not exist`,
        note: phrase`does not exist`,
        lxcMessage: `Could not get MTU for netdev ${bridge} ifindex 0`,
      };
    case 'not-a-bridge':
      return {
        message: phrase`${bridge} is not a bridge, but another kind of network interface`,
        note: phrase`has no directory named bridge`,
        lxcMessage: `Error attaching veth… to ${bridge}`,
      };
    case 'down':
      return {
        message: phrase`the bridge ${bridge} is down, so no traffic gets through`,
        note: phrase`interface is down`,
      };
  }
}

/** A name that only the user's config has needs confirmation before root makes a bridge of it. */
function remedy(
  bridge: string,
  state: Trouble,
  safety: 'safe' | 'unsafe',
  boot: BridgesAtBoot,
  byLxcNet: boolean,
): Fix {
  if (state === 'not-a-bridge') return manual(phrase`name a bridge in lxc.net.N.link, or make ${bridge} one`);
  if (state === 'down') return { safety, title: phrase`bring it up`, actions: [bringUp(bridge)] };
  return makeBridge(bridge, safety, boot, byLxcNet);
}
