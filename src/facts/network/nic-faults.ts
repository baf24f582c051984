import { isNonEmpty } from '../../base/non-empty.ts';
import type { Line } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { parseMountEntry } from '../../lxc/config/settings/mount-entry.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { autoMount } from '../../lxc/ledger/auto-mounts.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { parsedConfig, settings } from '../config/config.ts';
import { linesInForce } from '../config/lines-in-force.ts';
import { withoutRoot } from '../config/without-root.ts';
import { isReset, nicRequests } from './nic-requests.ts';

/**
 * What is wrong with the network interfaces of an unprivileged container:
 *
 * - `root-only`: its type needs root
 * - `host-network`: all interfaces are of type `none`, so the container keeps the host's network
 * - `no-type`: it is brought up, but has no type
 * - `empty-type`: an empty value took its type away
 * - `reset`, `link-reset`: its type comes after other lines about it; with `link-reset` lxc-user-nic refuses it for
 *   want of the link that was lost
 */
export type NicFault =
  | { readonly kind: 'root-only'; readonly nic: Nic; readonly type: string; readonly at: Line }
  | { readonly kind: 'host-network'; readonly nics: readonly [Nic, ...Nic[]]; readonly at: Line }
  | { readonly kind: 'no-type' | 'empty-type'; readonly nic: Nic; readonly at: Line }
  | ResetNic;

export interface ResetNic {
  readonly kind: 'reset' | 'link-reset';
  readonly nic: Nic;
  /** Its type, which resets it. */
  readonly at: Line;
  /** The keys that no longer count. */
  readonly lost: readonly [Line, ...Line[]];
  /** All lines that set its type. */
  readonly types: readonly Statement[];
}

/** None for root, who can have any type. */
export const nicFaults: Fact<'container', readonly NicFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const isForUser = know(withoutRoot);
    const { nics } = know(settings);
    if (!isForUser) return [];
    return [
      ...nics.flatMap(rootOnlyFault),
      ...(know(mountsSys) ? hostNetworkFault(nics) : []),
      ...nics.flatMap(typeMissingFault),
      ...nics.flatMap((nic) => resetFault(nic, know)),
    ];
  },
};

/** Without a network of its own, a container may have any file system but that of /sys. */
const mountsSys: Fact<'container', boolean> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    autoMount(know(linesInForce), 'sys') !== undefined ||
    know(settings).mounts.some(({ value }) => parseMountEntry(value)?.type === 'sysfs'),
};

const rootOnly = ['macvlan', 'ipvlan', 'vlan', 'phys'];

const rootOnlyFault = (nic: Nic): NicFault[] =>
  nic.type !== undefined && rootOnly.includes(nic.type)
    ? [{ kind: 'root-only', nic, type: nic.type, at: nic.at.valueAt }]
    : [];

const hostNetworkFault = (nics: readonly Nic[]): NicFault[] =>
  isNonEmpty(nics) && nics.every(({ type }) => type === 'none')
    ? [{ kind: 'host-network', nics, at: nics[0].at.valueAt }]
    : [];

/** LXC compares with the types that it knows, and an empty value is none of them (`lxc_create_network_unpriv` in network.c). */
const typeMissingFault = (nic: Nic): NicFault[] =>
  nic.emptiedAt ? [{ kind: 'empty-type', nic, at: nic.emptiedAt.keyAt }] : flagsWithoutType(nic);

const flagsWithoutType = (nic: Nic): NicFault[] =>
  nic.type === undefined && nic.lines.has('flags') ? [{ kind: 'no-type', nic, at: nic.at.keyAt }] : [];

function resetFault(nic: Nic, know: Know<'container'>): NicFault[] {
  const lost = nic.discarded.map(({ keyAt }) => keyAt);
  if (!isNonEmpty(lost) || nic.emptiedAt) return [];
  const kind = isReset(nic) && isRefused(nic, know) ? 'link-reset' : 'reset';
  const types = know(parsedConfig).statements.filter(({ key }) => key === nic.at.key);
  return [{ kind, nic, at: nic.at.keyAt, lost, types }];
}

/** Without a link it needs a permission for `none`, which hardly any user has. */
function isRefused(nic: Nic, know: Know<'container'>): boolean {
  const requests = attempt(() => know(nicRequests));
  if (requests instanceof Unseen) return false;
  return requests.some((request) => request.nic === nic && request.answer.kind !== 'granted');
}
