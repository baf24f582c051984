import { type BridgeState, bridges, namedByRoot } from '../src/facts/bridges.ts';
import { permitted } from '../src/facts/links.ts';
import { permissions } from '../src/facts/usernet.ts';
import { type Action, type Fix, root } from '../src/fix/action.ts';
import { rule } from '../src/rule.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'container',
  stage: 'network',
  title: 'The bridge that the container is plugged into is there, and up',
  why: 'The host’s end of a container’s network interface is attached to a bridge. LXC does not make the bridge: lxc-net, the network configuration of the machine, or a person does.',
  symptoms: [
    'Could not get MTU for netdev',
    'Error attaching veth',
    'lxc-user-nic failed to configure requested network',
  ],
  see: ['lxc.container.conf(5)', 'lxc-usernet(5)', 'ip-link(8)'],
  notes: [
    'With the bridge down the container starts, and its interface even says that it is up; nothing gets through (seen with LXC 5.0.2).',
  ],
  worst: 'error',
  needs: { permitted, bridges, namedByRoot },
  hopes: { permissions },

  *check({ permitted, bridges, namedByRoot, permissions }) {
    const known = permissions instanceof Unseen ? [] : permissions.entries.map(({ bridge }) => bridge);
    for (const { nic, bridge } of permitted) {
      const state = bridges(bridge);
      if (state === 'up') continue;
      const at = (nic.linkAt ?? nic.at).valueAt;
      const byRoot = namedByRoot.includes(bridge) || known.includes(bridge);
      const evidence = [
        { at, note: `is plugged into ${bridge}` },
        { at: { path: `/sys/class/net/${bridge}` }, note: notes[state] },
      ] as const;
      const common = {
        message: `the bridge ${bridge} ${words[state]}`,
        evidence,
        fix: remedy(bridge, state, byRoot),
      };
      if (state === 'down') yield { severity: 'warning', ...common };
      else
        yield {
          severity: 'error',
          breaks: 'start',
          ...common,
          says:
            state === 'missing'
              ? `Could not get MTU for netdev ${bridge} ifindex 0`
              : `Error attaching veth… to ${bridge}`,
        };
    }
  },
});

type Trouble = Exclude<BridgeState, 'up'>;

const words: Readonly<Record<Trouble, string>> = {
  missing: 'does not exist',
  'not-a-bridge': 'is not a bridge, but another kind of network interface',
  down: 'is down: nothing gets through',
};

const notes: Readonly<Record<Trouble, string>> = {
  missing: 'is not there',
  'not-a-bridge': 'has no folder named bridge in it',
  down: 'is switched off',
};

/** A name that only the user's config holds is not made into a bridge by root without a person's word. */
function remedy(bridge: string, state: Trouble, byRoot: boolean): Fix {
  if (state === 'not-a-bridge')
    return { safety: 'manual', title: `name a bridge in lxc.net.N.link, or make ${bridge} one` };
  const up: Action = {
    do: 'run',
    by: root,
    before: ['ip', 'link', 'set', bridge, 'down'],
    after: ['ip', 'link', 'set', bridge, 'up'],
  };
  const make: Action = {
    do: 'run',
    by: root,
    before: ['ip', 'link', 'del', bridge],
    after: ['ip', 'link', 'add', bridge, 'type', 'bridge'],
  };
  const safety = byRoot ? 'safe' : 'unsafe';
  if (state === 'down') return { safety, title: 'switch it on', actions: [up] };
  return { safety, title: 'make it (until the next boot)', actions: [make, up] };
}
