import type { LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import { effectOf } from '../../lxc/ledger/ledger.ts';
import type { Situation, StartRefusal } from '../../lxc/ledger/row.ts';
import type { Fact } from '../../model/fact.ts';
import { cgroups } from '../cgroup/hierarchies.ts';
import { lxc } from '../install/lxc-version.ts';
import { fstab } from '../rootfs/mount-entries.ts';
import { settings } from './config.ts';
import { linesInForce } from './lines-in-force.ts';

/** The lines of a config that may stop a start, and that no other rule looks at. */
export interface LineEffects {
  readonly refused: readonly { readonly line: LineInForce; readonly refusal: StartRefusal }[];
  /** What these do to a start is unknown. */
  readonly unknown: readonly LineInForce[];
}

export const lineEffects: Fact<'container', LineEffects> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const lines = know(linesInForce);
    const situation: Situation = {
      version: know(lxc),
      settings: know(settings),
      lines,
      fstab: know(fstab)?.entries ?? [],
      v2: know(cgroups).layout === 'v2',
    };
    const effects = lines.map((line) => ({ line, effect: effectOf(line, situation) }));
    return {
      refused: effects.flatMap(({ line, effect }) =>
        typeof effect === 'object' ? [{ line, refusal: effect }] : [],
      ),
      unknown: effects.flatMap(({ line, effect }) => (effect === undefined ? [line] : [])),
    };
  },
};
