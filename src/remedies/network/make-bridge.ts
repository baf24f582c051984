import { type Phrase, phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { BridgeProvider, BridgesAtBoot } from '../../facts/network/bridge-providers.ts';
import { type Action, type Command, type Fix, manual, root } from '../../model/action.ts';
import { bridgeAtBoot, profileName } from './bridge-at-boot.ts';

/** Makes a bridge now and for the next boot, as this machine does it: by whoever looks after its network. */
export const makeBridge = (
  bridge: string,
  safety: 'safe' | 'unsafe',
  boot: BridgesAtBoot,
  byLxcNet: boolean,
): Fix => ({ safety, makesNew: true, ...making(bridge, boot, byLxcNet) });

function making(bridge: string, boot: BridgesAtBoot, byLxcNet: boolean): Making {
  const maker = attempt(() => boot.maker(bridge));
  if (byLxcNet) return { title: phrase`have lxc-net create it`, actions: lxcNet(maker === undefined) };
  if (maker !== undefined && !(maker instanceof Unseen)) return again(bridge, maker, boot);
  const manager = attempt(() => boot.manager(bridge));
  if (maker instanceof Unseen || manager instanceof Unseen || manager === undefined || !isPlain(bridge))
    return { title: phrase`create it (without addresses, until the next boot)`, actions: bare(bridge) };
  const told = bridgeAtBoot(bridge, manager, boot.ifupdown);
  return {
    title: phrase`create it now, and have ${manager} create it at every boot`,
    // NetworkManager leaves alone what others have made.
    actions:
      manager === 'NetworkManager' ? [...told, profileUp(profileName(bridge))] : [...told, ...bare(bridge)],
  };
}

interface Making {
  readonly title: Phrase;
  readonly actions: readonly [Action, ...Action[]];
}

/** Has a bridge that is there made at the next boot too. */
export function keepBridge(bridge: string, boot: BridgesAtBoot): Fix {
  if (boot.lxcNetKnows(bridge))
    return { safety: 'safe', title: phrase`have lxc-net create it at every boot`, actions: [lxcNetAtBoot] };
  const manager = boot.manager(bridge);
  if (!manager || !isPlain(bridge))
    return manual(phrase`have it created at boot, by whatever manages the network of this host`);
  if (!boot.isBare(bridge))
    return manual(phrase`have ${manager} create it at every boot, with its addresses and ports`);
  // None of them lays a hand on the one that is there, nor on who is plugged into it (seen with Debian 12).
  const actions = bridgeAtBoot(bridge, manager, boot.ifupdown);
  return { safety: 'safe', title: phrase`have ${manager} create it at every boot`, actions };
}

/** There, empty and up: all that a container needs of a bridge to be plugged into it. */
const bare = (bridge: string): [Action, Action] => [
  run(['ip', 'link', 'add', bridge, 'type', 'bridge'], ['ip', 'link', 'del', bridge], isThere(bridge)),
  bringUp(bridge),
];

export const bringUp = (bridge: string): Action =>
  run(['ip', 'link', 'set', bridge, 'up'], ['ip', 'link', 'set', bridge, 'down']);

/** The one who makes it at every boot makes it now, with all that he has been told about it. */
function again(bridge: string, maker: BridgeProvider, boot: BridgesAtBoot): Making {
  const title = phrase`have ${maker.by} create it again`;
  if (maker.by === 'ifupdown' && boot.works('ifupdown'))
    // It may think that the bridge is there still.
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

const lxcNetAtBoot: Action = run(
  ['systemctl', 'enable', 'lxc-net'],
  ['systemctl', 'disable', 'lxc-net'],
  ['systemctl', 'is-enabled', '--quiet', 'lxc-net'],
);

/** Not start: the service may have started long ago, and its bridge be gone since. */
function lxcNet(forBootToo: boolean): [Action, ...Action[]] {
  const restart = run(['systemctl', 'restart', 'lxc-net'], ['systemctl', 'stop', 'lxc-net']);
  return forBootToo ? [lxcNetAtBoot, restart] : [restart];
}

const profileUp = (name: string): Action =>
  run(['nmcli', 'connection', 'up', name], ['nmcli', 'connection', 'down', name]);

const isThere = (bridge: string): Command => ['ip', 'link', 'show', 'dev', bridge];

/** A name that means nothing else in the files that it is written into. */
const isPlain = (bridge: string) => /^\w[\w.-]{0,14}$/.test(bridge);

function run(after: Command, before: Command | null, done?: Command): Action {
  return { do: 'run', by: root, before, after, ...(done && { done }) };
}
