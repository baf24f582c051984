import { groupBy } from '../../base/grouped.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { parseHwaddr } from '../../lxc/hwaddr.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';

/** A network interface with a fixed hardware address, and the bridge where that has to be the only one. */
export interface FixedHwaddr {
  readonly container: string;
  readonly address: string;
  readonly bridge: string;
  readonly line: Statement;
}

/** Addresses, as they are looked for. */
export interface HwaddrsOfUser {
  /** By the name of the container. */
  readonly of: ReadonlyMap<string, readonly FixedHwaddr[]>;
  /** The first interface that has it, by `onWire`. */
  readonly first: ReadonlyMap<string, FixedHwaddr>;
}

/** What no other interface may have. */
export const addressKey = ({ address, bridge }: FixedHwaddr): string => JSON.stringify([address, bridge]);

/** Those of all containers of the user, as far as they can be read. */
export const hwaddrs: Fact<'user', HwaddrsOfUser> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const all = know(containers).flatMap((container) => {
      const known = attempt(() => know(settings, container).nics);
      if (known instanceof Unseen) return [];
      return known.flatMap(({ type, link, lines }): FixedHwaddr[] => {
        const line = lines.get('hwaddr')?.at(-1);
        const set = line && parseHwaddr(line.value);
        if (type !== 'veth' || !link || link === 'none' || !line || set?.kind !== 'fixed') return [];
        return [{ container: container.name, address: set.address, bridge: link, line }];
      });
    });
    return {
      of: groupBy(all, ({ container }) => container),
      first: new Map([...all].reverse().map((each) => [addressKey(each), each])),
    };
  },
};
