import { isNonEmpty } from '../../base/non-empty.ts';
import type { Line } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { bridges } from './bridges.ts';
import { usernet } from './lxc-usernet.ts';

/** A bridge that is up and that some user is allowed, and the lines that allow it. */
export interface GrantedBridge {
  readonly bridge: string;
  readonly at: readonly [Line, ...Line[]];
}

export const grantedBridges: Fact<'machine', readonly GrantedBridge[]> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    const entries = know(usernet).entries.filter(
      ({ type, bridge, count }) => type === 'veth' && bridge !== 'none' && count > 0,
    );
    const named = new Set(entries.map(({ bridge }) => bridge));
    return [...named].flatMap((bridge) => {
      const at = entries.filter((entry) => entry.bridge === bridge).map((entry) => entry.at);
      return know(bridges)(bridge) === 'up' && isNonEmpty(at) ? [{ bridge, at }] : [];
    });
  },
};
