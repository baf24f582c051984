import type { NetworkManager } from '../../facts/network/bridge-providers.ts';
import type { IfupdownFile } from '../../facts/network/ifupdown.ts';
import { type Action, root } from '../../model/action.ts';

/** Has whatever manages the network of this host create an empty bridge at every boot. */
export function bridgeAtBoot(
  bridge: string,
  manager: NetworkManager,
  interfaces: () => IfupdownFile,
): [Action, ...Action[]] {
  if (manager === 'ifupdown') return [stanza(bridge, interfaces())];
  if (manager === 'NetworkManager') return [profile(bridge)];
  return [file(bridge, 'netdev', netdev(bridge)), file(bridge, 'network', network(bridge))];
}

const file = (bridge: string, kind: string, after: string): Action => ({
  do: 'write',
  by: root,
  path: `/etc/systemd/network/60-${bridge}.${kind}`,
  before: null,
  after,
});

const netdev = (bridge: string) => `[NetDev]\nName=${bridge}\nKind=bridge\n`;

/** A bridge without ports has no carrier: the boot must not wait for one (systemd-networkd-wait-online(8)). */
const network = (bridge: string) =>
  `[Match]\nName=${bridge}\n\n[Link]\nRequiredForOnline=no\n\n[Network]\nConfigureWithoutCarrier=yes\n`;

/** Not the name of the bridge: NetworkManager uses that for what it remembers of a bridge that others have created. */
export const profileName = (bridge: string): string => `bridge-${bridge}`;

function profile(bridge: string): Action {
  const name = profileName(bridge);
  return {
    do: 'run',
    by: root,
    before: ['nmcli', 'connection', 'delete', name],
    after: ['nmcli', 'connection', 'add', 'type', 'bridge', 'con-name', name, 'ifname', bridge, ...empty],
    done: ['nmcli', 'connection', 'show', name],
  };
}

const empty = ['ipv4.method', 'disabled', 'ipv6.method', 'ignore', 'bridge.stp', 'no'];

function stanza(bridge: string, { path, lines, takesPorts }: IfupdownFile): Action {
  const text = [`auto ${bridge}`, `iface ${bridge} inet manual`, ...(takesPorts ? ports : byIp(bridge))];
  return lines === undefined
    ? { do: 'write', by: root, path, before: null, after: `${text.join('\n')}\n` }
    : { do: 'edit', by: root, path, line: lines + 1, before: [], after: ['', ...text] };
}

const ports = ['    bridge_ports none'];

const byIp = (bridge: string) => [
  `    pre-up ip link show dev ${bridge} || ip link add ${bridge} type bridge`,
  `    up ip link set ${bridge} up`,
  `    post-down ip link del ${bridge}`,
];
