import { groupBy } from '../../base/grouped.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { parseHwaddr } from '../../lxc/hwaddr.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';

/** A network interface with a fixed hardware address, and the bridge on which that must be unique. */
export interface FixedHwaddr {
  readonly container: string;
  readonly address: string;
  readonly bridge: string;
  readonly line: Statement;
}

/** Two interfaces with one address on one bridge. */
export interface DuplicateHwaddr {
  readonly own: FixedHwaddr;
  /** The first interface of all that has it, by the name of the container. */
  readonly other: FixedHwaddr;
}

/** One for each interface of this container whose address another one has before it. */
export const duplicateHwaddrs: Fact<'container', readonly DuplicateHwaddr[]> = {
  subject: 'container',
  gather: (_host, { name }, know) => {
    // Asked for first: a config that cannot be read has no addresses to compare.
    know(settings);
    const { of, first } = know(hwaddrs);
    return (of.get(name) ?? []).flatMap((own) => {
      const other = first.get(addressKey(own));
      return other && other !== own ? [{ own, other }] : [];
    });
  },
};

/** Fixed addresses, for lookup. */
interface HwaddrsOfUser {
  /** By the name of the container. */
  readonly of: ReadonlyMap<string, readonly FixedHwaddr[]>;
  /** The first interface that has it, by `addressKey`. */
  readonly first: ReadonlyMap<string, FixedHwaddr>;
}

/** What must be unique. */
const addressKey = ({ address, bridge }: FixedHwaddr): string => JSON.stringify([address, bridge]);

/** Those of all containers of the user whose configs can be read. */
const hwaddrs: Fact<'user', HwaddrsOfUser> = {
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
