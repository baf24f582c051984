import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { type Hwaddr, parseHwaddr } from '../../lxc/hwaddr.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { lxc } from '../install/lxc-version.ts';

/** A hardware address that its interface cannot have. */
export interface HwaddrFault {
  readonly kind: HwaddrFaultKind;
  readonly line: Statement;
}

/** `on-loopback`: LXC assigns the address to lo, as the interface is of type `empty`. */
export type HwaddrFaultKind = 'unreadable' | 'multicast' | 'zero' | 'on-loopback';

export const hwaddrFaults: Fact<'container', readonly HwaddrFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const version = know(lxc);
    return know(settings).nics.flatMap((nic) => {
      const line = nic.lines.get('hwaddr')?.at(-1);
      const kind = line && faultOf(nic, parseHwaddr(line.value).kind, atLeast(version, 4, 0, 7));
      return kind ? [{ kind, line }] : [];
    });
  },
};

/** Since LXC 4.0.7 an address of an interface of type `empty` goes to lo, which takes none. */
function faultOf(
  { type }: Nic,
  kind: Hwaddr['kind'],
  emptySetsLoopback: boolean,
): HwaddrFaultKind | undefined {
  const isLoopback = type === 'empty' && emptySetsLoopback;
  if (type !== 'veth' && !isLoopback) return undefined;
  if (isLoopback && kind !== 'unreadable') return 'on-loopback';
  return kind === 'open' || kind === 'fixed' ? undefined : kind;
}
