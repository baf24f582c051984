import { type Phrase, phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { PackageManager } from '../../facts/machine/package-manager.ts';
import type { BridgeFault } from '../../facts/network/bridge-faults.ts';
import type { BridgeProvider, BridgesAtBoot } from '../../facts/network/bridge-providers.ts';
import {
  type Action,
  type Command,
  type Fix,
  manual,
  type RunCommand,
  root,
  type Trace,
} from '../../model/action.ts';
import { bridgeAtBoot, profileName } from './bridge-at-boot.ts';
import { lxcNetAtBoot, startLxcNet } from './start-lxc-net.ts';

/** Safe only for a bridge that root's files name: a name from the user's config alone needs confirmation. */
export function repairBridge(fault: BridgeFault, boot: BridgesAtBoot, from: PackageManager): Fix {
  const { kind, bridge, byRoot, starter } = fault;
  if (kind === 'not-a-bridge') return manual(phrase`name a bridge in lxc.net.N.link, or make ${bridge} one`);
  const safety = byRoot ? 'safe' : 'unsafe';
  if (kind === 'down') return { safety, title: phrase`bring it up`, actions: [bringUp(bridge)] };
  const maker = attempt(() => boot.maker(bridge));
  if (starter) return startLxcNet(starter, maker === undefined, fault.lacks, from, safety);
  return { safety, makesNew: true, ...making(bridge, boot, maker) };
}

/** Creates a bridge now and for the next boot, by whatever manages the network of this host. */
function making(bridge: string, boot: BridgesAtBoot, maker: BridgeProvider | undefined | Unseen): Making {
  if (maker !== undefined && !(maker instanceof Unseen)) return again(bridge, maker, boot);
  const manager = attempt(() => boot.manager(bridge));
  if (maker instanceof Unseen || manager instanceof Unseen || manager === undefined || !isPlain(bridge))
    return { title: phrase`create it (without addresses, until the next boot)`, actions: bare(bridge) };
  const told = bridgeAtBoot(bridge, manager, boot.ifupdown);
  return {
    title: phrase`create it now, and have ${manager} create it at every boot`,
    // NetworkManager does not touch what others have created.
    actions:
      manager === 'NetworkManager' ? [...told, profileUp(profileName(bridge))] : [...told, ...bare(bridge)],
  };
}

interface Making {
  readonly title: Phrase;
  readonly actions: readonly [Action, ...Action[]];
}

/** Has a bridge that exists created at the next boot too. */
export function keepBridge(bridge: string, boot: BridgesAtBoot): Fix {
  if (boot.lxcNetKnows(bridge))
    return { safety: 'safe', title: phrase`have lxc-net create it at every boot`, actions: [lxcNetAtBoot] };
  const manager = boot.manager(bridge);
  if (!manager || !isPlain(bridge))
    return manual(phrase`have it created at boot, by whatever manages the network of this host`);
  if (!boot.isBare(bridge))
    return manual(phrase`have ${manager} create it at every boot, with its addresses and ports`);
  // None of them touches the existing bridge or its ports (seen with Debian 12).
  const actions = bridgeAtBoot(bridge, manager, boot.ifupdown);
  return { safety: 'safe', title: phrase`have ${manager} create it at every boot`, actions };
}

/** Empty and up: all that a container needs of a bridge to be attached to it. */
const bare = (bridge: string): [Action, Action] => [
  {
    ...run(['ip', 'link', 'add', bridge, 'type', 'bridge'], ['ip', 'link', 'del', bridge], isThere(bridge)),
    leaves: [
      {
        do: 'write',
        by: root,
        path: `/sys/class/net/${bridge}/bridge/bridge_id`,
        before: null,
        after: '',
      },
      flags(bridge, '0x0', '0x1002'),
    ],
  },
  bringUp(bridge),
];

const bringUp = (bridge: string): Action => ({
  ...run(['ip', 'link', 'set', bridge, 'up'], ['ip', 'link', 'set', bridge, 'down']),
  leaves: [flags(bridge, '0x1002', '0x1003')],
});

/** IFF_BROADCAST and IFF_MULTICAST of a bridge, and IFF_UP: linux/if.h. */
const flags = (bridge: string, before: string, after: string): Trace => ({
  do: 'setting',
  by: root,
  path: `/sys/class/net/${bridge}/flags`,
  before,
  after,
});

/** Whatever creates it at every boot creates it now, with all its settings. */
function again(bridge: string, maker: BridgeProvider, boot: BridgesAtBoot): Making {
  const title = phrase`have ${maker.by} create it again`;
  if (maker.by === 'ifupdown' && boot.works('ifupdown'))
    // ifupdown may believe that the bridge still exists.
    return { title, actions: [run(['ifup', '--force', bridge], ['ifdown', '--force', bridge])] };
  if (maker.by === 'systemd-networkd' && boot.works('systemd-networkd'))
    return { title, actions: [run(['systemctl', 'restart', 'systemd-networkd'], null)] };
  if (maker.by === 'NetworkManager' && boot.works('NetworkManager'))
    return { title, actions: [profileUp(maker.profile)] };
  return {
    title: phrase`create it (without addresses; the next boot creates it again)`,
    actions: bare(bridge),
  };
}

const profileUp = (name: string): Action =>
  run(['nmcli', 'connection', 'up', name], ['nmcli', 'connection', 'down', name]);

const isThere = (bridge: string): Command => ['ip', 'link', 'show', 'dev', bridge];

/** A name without special meaning in the files that it is written to. */
const isPlain = (bridge: string) => /^\w[\w.-]{0,14}$/.test(bridge);

function run(after: Command, before: Command | null, done?: Command): RunCommand {
  return { do: 'run', by: root, before, after, ...(done && { done }) };
}
