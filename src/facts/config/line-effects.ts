import { attempt, Unseen } from '../../base/unseen.ts';
import { hostDecides } from '../../host/nowhere.ts';
import type { LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import { effectOf } from '../../lxc/ledger/ledger.ts';
import type { StartRefusal } from '../../lxc/ledger/row.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { startSituation } from './start-situation.ts';
import { withoutRoot } from './without-root.ts';

/** The lines of a config that may stop a start, and that no other rule looks at. */
export interface LineEffects {
  readonly refused: readonly { readonly line: LineInForce; readonly refusal: StartRefusal }[];
  /** Whether it is a file on its own, of which it is unknown who starts it. */
  readonly isLone: boolean;
  /** What these do to a start is unknown, perhaps because something could not be read. */
  readonly unknown: readonly { readonly line: LineInForce; readonly why: Unseen | undefined }[];
}

export const lineEffects: Fact<'container', LineEffects> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const isLone = know(configOnly);
    // Of what root starts, no key is known.
    if (isLone) know(withoutRoot);
    const situation = know(startSituation);
    const effects = situation.lines.map((line) => ({
      line,
      effect: attempt(() => effectOf(line, situation)),
    }));
    return {
      refused: effects.flatMap(({ line, effect }) =>
        typeof effect === 'object' && !(effect instanceof Unseen) ? [{ line, refusal: effect }] : [],
      ),
      unknown: effects.flatMap(({ line, effect }) =>
        effect === undefined || effect instanceof Unseen
          ? [{ line, why: effect ?? (isLone ? hostDecides() : undefined) }]
          : [],
      ),
      isLone,
    };
  },
};
