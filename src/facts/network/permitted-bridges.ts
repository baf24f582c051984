import type { Fact } from '../../model/fact.ts';
import { interfaceExists } from './bridges.ts';
import { permissions } from './lxc-usernet.ts';

/** The bridges that lxc-usernet allows a user, by their name or one of their groups. */
export interface PermittedBridges {
  readonly all: readonly string[];
  readonly existing: readonly string[];
}

export const permittedBridges: Fact<'user', PermittedBridges> = {
  subject: 'user',
  gather: (_host, { name }, know) => {
    const { entries, requester } = know(permissions);
    const own = entries.filter(
      ({ who, type, bridge, count }) =>
        type === 'veth' &&
        bridge !== 'none' &&
        count > 0 &&
        (who === name || (who.startsWith('@') && requester.groups.includes(who.slice(1)))),
    );
    const all = [...new Set(own.map(({ bridge }) => bridge))];
    return { all, existing: all.filter(know(interfaceExists)) };
  },
};
