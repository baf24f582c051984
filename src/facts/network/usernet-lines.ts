import { absent, type Place } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { interfaceExists } from './bridges.ts';
import { permissions } from './lxc-usernet.ts';

/**
 * A line of lxc-usernet about a user:
 *
 * - `allows`: its bridge may be missing
 * - `uid`: the UID is where the user name belongs
 * - `type`: it allows a type that LXC never requests
 * - `leading-blank`, `malformed`: LXC silently ignores it
 * - `no-line`, `no-file`: the whole file says nothing about the user
 */
export type UsernetLine = { readonly at: Place } & (
  | { readonly kind: 'allows' | 'allows-missing'; readonly bridge: string }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'uid' | 'leading-blank' | 'malformed' | 'no-line' | 'no-file' }
);

/** Never empty. */
export const usernetLines: Fact<'user', readonly [UsernetLine, ...UsernetLine[]]> = {
  subject: 'user',
  gather: (_host, { name }, know) => {
    const { uid } = know(account);
    const { path, exists, entries, skipped } = know(permissions);
    const isInterface = know(interfaceExists);
    const about = entries
      .filter(({ who }) => who === name || who === `${uid}`)
      .map(({ at, who, bridge, type }): UsernetLine => {
        if (who !== name) return { kind: 'uid', at };
        if (type !== 'veth') return { kind: 'type', type, at };
        const isMissing = bridge !== 'none' && !isInterface(bridge);
        return { kind: isMissing ? 'allows-missing' : 'allows', bridge, at };
      });
    const ignored = skipped
      .filter(({ who }) => who === name)
      .map(({ at, reason }): UsernetLine => ({ kind: reason, at }));
    const [first, ...others] = [...about, ...ignored];
    if (first) return [first, ...others];
    return exists ? [{ kind: 'no-line', at: { path } }] : [{ kind: 'no-file', at: absent(path) }];
  },
};
