import { attempt, Unseen } from '../../base/unseen.ts';
import type { LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import { effectOf } from '../../lxc/ledger/ledger.ts';
import type { Situation, StartRefusal } from '../../lxc/ledger/row.ts';
import type { Fact } from '../../model/fact.ts';
import { cgroups } from '../cgroup/hierarchies.ts';
import { lxc } from '../install/lxc-version.ts';
import { fstabEntries } from '../rootfs/mount-entries.ts';
import { settings } from './config.ts';
import { linesInForce } from './lines-in-force.ts';
import { startMachine } from './start-machine.ts';

/** The lines of a config that may stop a start, and that no other rule looks at. */
export interface LineEffects {
  readonly refused: readonly { readonly line: LineInForce; readonly refusal: StartRefusal }[];
  /** What these do to a start is unknown, perhaps because something could not be read. */
  readonly unknown: readonly { readonly line: LineInForce; readonly why: Unseen | undefined }[];
}

export const lineEffects: Fact<'container', LineEffects> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const lines = know(linesInForce);
    const situation: Situation = {
      version: know(lxc),
      settings: know(settings),
      lines,
      fstab: know(fstabEntries),
      v2: know(cgroups).layout === 'v2',
      machine: know(startMachine),
    };
    const effects = lines.map((line) => ({ line, effect: attempt(() => effectOf(line, situation)) }));
    return {
      refused: effects.flatMap(({ line, effect }) =>
        typeof effect === 'object' && !(effect instanceof Unseen) ? [{ line, refusal: effect }] : [],
      ),
      unknown: effects.flatMap(({ line, effect }) =>
        effect === undefined || effect instanceof Unseen ? [{ line, why: effect }] : [],
      ),
    };
  },
};
