import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { type BridgeNetwork, bridgeNetworks } from './bridge-networks.ts';
import { wantedNics } from './shared-quotas.ts';

/**
 * What keeps a container from using an address of its config:
 *
 * - `no-prefix`: LXC guesses the network that it is in, and wrongly
 * - `down`: the interface that has it is not brought up
 */
export type AddressFault =
  | {
      readonly kind: 'no-prefix';
      readonly line: Statement;
      /** Without the broadcast address that may follow it. */
      readonly ip: string;
      /** What LXC guesses. */
      readonly prefix: number;
      /** That of the bridge, where the address is in its network. */
      readonly ofBridge: number | undefined;
    }
  | { readonly kind: 'down'; readonly line: Statement };

export const addressFaults: Fact<'container', readonly AddressFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(wantedNics).flatMap(({ nic, bridge }) => [
      ...(nic.lines.get('ipv4.address') ?? []).flatMap((line) => prefixFault(line, bridge, know)),
      ...downFault(nic),
    ]),
};

function prefixFault(line: Statement, bridge: string, know: Know<'container'>): AddressFault[] {
  const [, ip, last] = /^((?:\d+\.){3}(\d+))(?: |$)/.exec(line.value) ?? [];
  if (ip === undefined) return [];
  const prefix = guessedPrefix(Number(last));
  const networks = know(configOnly) ? [] : know(bridgeNetworks)(bridge);
  const ofBridge = networks.find((network) => isWithin(ip, network))?.prefix;
  return prefix === (ofBridge ?? usual) ? [] : [{ kind: 'no-prefix', line, ip, prefix, ofBridge }];
}

/** Where nothing tells the network, a guess of this is not called wrong. */
const usual = 24;

/**
 * By the class of the network. LXC looks for that in the last number instead of the first (`config_ip_prefix` in
 * confile_utils.c applies IN_CLASSA to an address in network byte order), and finds 0 for classes D and E.
 */
function guessedPrefix(last: number): number {
  if (last < 128) return 8;
  if (last < 192) return 16;
  return last < 224 ? 24 : 0;
}

function isWithin(ip: string, { address, prefix }: BridgeNetwork): boolean {
  const number = ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - prefix);
  return prefix > 0 && Math.floor(number / size) === Math.floor(address / size);
}

/** With a gateway the container does not start, which another rule reports. */
function downFault({ lines }: Nic): AddressFault[] {
  const [line] = [...(lines.get('ipv4.address') ?? []), ...(lines.get('ipv6.address') ?? [])];
  const stops = ['flags', 'ipv4.gateway', 'ipv6.gateway'].some((sub) => lines.has(sub));
  return line && !stops ? [{ kind: 'down', line }] : [];
}
