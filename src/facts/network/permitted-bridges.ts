import type { Fact } from '../../model/fact.ts';
import { interfaces } from './bridges.ts';
import { permissions } from './lxc-usernet.ts';

/** The bridges that lxc-usernet lets a user plug something into, by his own name or a group of his. */
export interface OwnBridges {
  readonly all: readonly string[];
  /** The ones that exist. */
  readonly there: readonly string[];
}

export const ownBridges: Fact<'user', OwnBridges> = {
  of: 'user',
  look: (_host, { name }, know) => {
    const { entries, asker } = know(permissions);
    const his = entries.filter(
      ({ who, type, bridge, count }) =>
        type === 'veth' &&
        bridge !== 'none' &&
        count > 0 &&
        (who === name || (who.startsWith('@') && asker.groups.includes(who.slice(1)))),
    );
    const all = [...new Set(his.map(({ bridge }) => bridge))];
    return { all, there: all.filter(know(interfaces)) };
  },
};
