import { isFound, literally } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { isServiceAlias, startsAtBoot } from '../machine/systemd-services.ts';
import { hasNoAddress } from './bridges.ts';
import { type IfupdownFile, ifupdownFile, stanzas } from './ifupdown.ts';
import { isLxcNetBridge } from './lxc-net.ts';

/** What manages the network of a host from its boot on. */
export type NetworkManager = 'systemd-networkd' | 'NetworkManager' | 'ifupdown';

/** What creates a bridge at the next boot; NetworkManager has a profile for it. */
export type BridgeProvider =
  | { readonly by: 'lxc-net' | 'systemd-networkd' | 'ifupdown' | 'other' }
  | { readonly by: 'NetworkManager'; readonly profile: string };

/** What happens to bridges at boot. Each answer is looked up when asked for. */
export interface BridgesAtBoot {
  maker(bridge: string): BridgeProvider | undefined;
  /** The one to configure this bridge in: the first that starts at boot and is active. */
  manager(bridge: string): NetworkManager | undefined;
  works(manager: NetworkManager): boolean;
  lxcNetKnows(bridge: string): boolean;
  isBare(bridge: string): boolean;
  ifupdown(): IfupdownFile;
}

export const bridgesAtBoot: Fact<'machine', BridgesAtBoot> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const works = (manager: NetworkManager) => host.stat(sign[manager]) !== undefined;
    return {
      works,
      maker: (bridge) => {
        const starts = know(startsAtBoot);
        if (othersMake.test(bridge)) return { by: 'other' };
        if (starts('lxc-net') && know(isLxcNetBridge)(bridge)) return { by: 'lxc-net' };
        const by = makers.find(({ service, knows }) => starts(service) && knows(host, bridge))?.by;
        if (by) return { by };
        const profile = starts('NetworkManager') ? profileOf(host, bridge) : undefined;
        if (profile !== undefined) return { by: 'NetworkManager', profile };
        return know(isServiceAlias)(bridge) ? { by: 'other' } : undefined;
      },
      manager: (bridge) =>
        managers.find(
          (each) =>
            know(startsAtBoot)(services[each]) &&
            works(each) &&
            // NetworkManager does not manage what ifupdown's file names, whether ifupdown is installed or not.
            !(each === 'NetworkManager' && stanzas(host).includes(bridge)),
        ),
      lxcNetKnows: (bridge) => know(isLxcNetBridge)(bridge),
      isBare: (bridge) => know(hasNoAddress)(bridge),
      ifupdown: () => know(ifupdownFile),
    };
  },
};

/** Other managers of containers and virtual machines create their bridges whenever they start. */
const othersMake = /^(docker\d+|br-[\da-f]{12}|virbr\d+|lxdbr\d+|incusbr\d+|podman\d+|cni\S*)$/;

const managers = ['systemd-networkd', 'NetworkManager', 'ifupdown'] as const;

const services: Readonly<Record<NetworkManager, string>> = {
  'systemd-networkd': 'systemd-networkd',
  NetworkManager: 'NetworkManager',
  ifupdown: 'networking',
};

/** What exists only where each is active. */
const sign: Readonly<Record<NetworkManager, string>> = {
  'systemd-networkd': '/run/systemd/netif',
  NetworkManager: '/run/NetworkManager',
  ifupdown: '/sbin/ifup',
};

const makers = [
  {
    by: 'systemd-networkd',
    service: services['systemd-networkd'],
    knows: (host: Host, bridge: string) => netdevs(host).some((path) => sets(host, path, 'Name', bridge)),
  },
  {
    by: 'ifupdown',
    service: services.ifupdown,
    knows: (host: Host, bridge: string) => stanzas(host).includes(bridge),
  },
] as const;

/** netplan writes what it generates into /run, for networkd and for NetworkManager. */
const netdevs = (host: Host) =>
  ['/etc', '/run', '/usr/lib'].flatMap((top) => files(host, `${top}/systemd/network`, '.netdev'));

function profileOf(host: Host, bridge: string): string | undefined {
  const all = ['/etc', '/run'].flatMap((top) => files(host, `${top}/NetworkManager/system-connections`));
  const profile = all.find((path) => sets(host, path, 'interface-name', bridge));
  return profile && (host.grep(profile, /^uuid=(\S+)/)?.found[0]?.text ?? bridge);
}

const files = (host: Host, directory: string, ending = ''): string[] =>
  (host.list(directory) ?? []).filter((name) => name.endsWith(ending)).map((name) => `${directory}/${name}`);

/** Whether a line of it sets this. Nothing else is read: such files can contain Wi-Fi and WireGuard keys. */
const sets = (host: Host, path: string, key: string, value: string): boolean =>
  isFound(host.grep(path, new RegExp(`^\\s*${key}\\s*=\\s*${literally(value)}\\s*$`)));
