import type { Fact } from '../../model/fact.ts';
import { interfaceExists } from './bridges.ts';
import { permissions } from './lxc-usernet.ts';

/** The bridges that lxc-usernet lets a user plug something into, by his own name or a group of his. */
export interface PermittedBridges {
  readonly all: readonly string[];
  /** The ones that exist. */
  readonly there: readonly string[];
}

export const permittedBridges: Fact<'user', PermittedBridges> = {
  subject: 'user',
  gather: (_host, { name }, know) => {
    const { entries, requester } = know(permissions);
    const his = entries.filter(
      ({ who, type, bridge, count }) =>
        type === 'veth' &&
        bridge !== 'none' &&
        count > 0 &&
        (who === name || (who.startsWith('@') && requester.groups.includes(who.slice(1)))),
    );
    const all = [...new Set(his.map(({ bridge }) => bridge))];
    return { all, there: all.filter(know(interfaceExists)) };
  },
};
