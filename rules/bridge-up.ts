import { type Phrase, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { type BridgesAtBoot, bridgesAtBoot } from '../src/facts/network/bridge-providers.ts';
import { type BridgeState, bridges, madeByLxcNet, namedByRoot } from '../src/facts/network/bridges.ts';
import { permittedNics } from '../src/facts/network/nic-requests.ts';
import { permittedBridges } from '../src/facts/network/permitted-bridges.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { bringUp, makeBridge } from '../src/remedies/network/make-bridge.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'The bridge that the container is plugged into is there, and up',
  why: 'The host’s end of a container’s network interface is attached to a bridge. LXC does not make the bridge: lxc-net, the network configuration of the machine, or a person does. It is made as this machine makes its bridges; lxc-net is had to make it only where /etc/default/lxc-net has that switched on, as it brings addresses, DHCP and forwarding along, and a start needs no more than an empty bridge.',
  symptoms: [
    'Could not get MTU for netdev',
    'Error attaching veth',
    'lxc-user-nic failed to configure requested network',
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-usernet(5)', 'ip-link(8)'],
  notes: [
    'With the bridge down the container starts, and its interface even says that it is up; nothing gets through (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  requires: { permittedNics, bridges, namedByRoot, madeByLxcNet, bridgesAtBoot },
  wants: { permittedBridges },

  *check({ permittedNics, bridges, namedByRoot, madeByLxcNet, bridgesAtBoot, permittedBridges }) {
    const known = permittedBridges instanceof Unseen ? [] : permittedBridges.all;
    // Interfaces on one bridge have one cause.
    const each = permittedNics.filter(
      ({ bridge }, index) => permittedNics.findIndex((other) => other.bridge === bridge) === index,
    );
    for (const { nic, bridge } of each) {
      const state = bridges(bridge);
      if (state === 'up') continue;
      const at = (nic.linkAt ?? nic.at).valueAt;
      const byRoot = namedByRoot.includes(bridge) || known.includes(bridge);
      const common = {
        message: messages[state](bridge),
        evidence: [
          { at, note: phrase`is plugged into ${bridge}` },
          { at: { path: `/sys/class/net/${bridge}` }, note: notes[state] },
        ],
        fix: remedy(
          bridge,
          state,
          byRoot ? 'safe' : 'unsafe',
          bridgesAtBoot,
          state === 'missing' && madeByLxcNet(bridge),
        ),
      } as const;
      if (state === 'down') yield { severity: 'warning', ...common };
      else
        yield {
          severity: 'error',
          ...common,
          lxcMessage:
            state === 'missing'
              ? `Could not get MTU for netdev ${bridge} ifindex 0`
              : `Error attaching veth… to ${bridge}`,
        };
    }
  },
});

type Trouble = Exclude<BridgeState, 'up'>;

const messages: Readonly<Record<Trouble, (bridge: string) => Phrase>> = {
  missing: (bridge) => phrase`the bridge ${bridge} does not exist`,
  'not-a-bridge': (bridge) => phrase`${bridge} is not a bridge, but another kind of network interface`,
  down: (bridge) => phrase`the bridge ${bridge} is down: nothing gets through`,
};

const notes: Readonly<Record<Trouble, Phrase>> = {
  missing: phrase`is not there`,
  'not-a-bridge': phrase`has no folder named bridge in it`,
  down: phrase`is switched off`,
};

/** A name that only the user's config holds is not made into a bridge by root without a person's word. */
function remedy(
  bridge: string,
  state: Trouble,
  safety: 'safe' | 'unsafe',
  boot: BridgesAtBoot,
  byLxcNet: boolean,
): Fix {
  if (state === 'not-a-bridge') return manual(phrase`name a bridge in lxc.net.N.link, or make ${bridge} one`);
  if (state === 'down') return { safety, title: phrase`switch it on`, actions: [bringUp(bridge)] };
  return makeBridge(bridge, safety, boot, byLxcNet);
}
