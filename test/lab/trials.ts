import { dice } from '../support/dice.ts';
import { combinations, together } from './combine.ts';
import { type Fault, type Layout, type Oddity, worst } from './fault.ts';
import type { Hardship } from './hardships.ts';
import { type Fixes, harden, mendOut, tryAndMend, tryOut } from './host.ts';
import { complaints, truth } from './judge.ts';
import { mender, wrongs } from './judge-mending.ts';
import type { Mending } from './mending.ts';
import { judged } from './telling.ts';

/** One host to be made, and what to say of it. */
export interface Trial {
  readonly fault: Fault | Oddity;
  readonly run: (layout: Layout) => Promise<{ readonly line: string; readonly wrong: readonly string[] }>;
}

export const trying = (fault: Fault | Oddity, truthOnly: boolean, keep: boolean): Trial => ({
  fault,
  run: async (layout) => {
    const seen = await tryOut(fault, layout, { lint: !truthOnly, keep });
    return { line: judged(fault, seen), wrong: truthOnly ? truth(fault, seen) : complaints(fault, seen) };
  },
});

export const hardening = (hardship: Hardship, keep: boolean): Trial => ({
  fault: hardship,
  run: async (layout) => ({
    line: `${hardship.name.padEnd(28)} ${hardship.how}`,
    wrong: await harden(hardship, layout, keep),
  }),
});

/** How many were mended by whom. */
export const mended = new Map<string, number>();

/** Counts who mended it, and says so. */
function by(seen: Mending, faults: readonly Fault[]): string {
  const who = seen.unbroken === undefined ? mender(seen, faults) : 'not broken';
  mended.set(who, (mended.get(who) ?? 0) + 1);
  return who;
}

export const mending = (fault: Fault, keep: boolean): Trial => ({
  fault,
  run: async (layout) => {
    // The table says which it takes.
    const fixes = worst([fault]) === 'safe' ? 'safe' : 'unsafe';
    const { seen, mending } = await tryAndMend(fault, fixes, layout, keep);
    const tried = complaints(fault, seen);
    const wrong = seen.unbroken === undefined ? [...tried, ...wrongs([fault], mending)] : tried;
    return { line: `${judged(fault, seen).padEnd(128)} ${by(mending, [fault])}`, wrong };
  },
});

function mendingAll(faults: readonly Fault[], keep: boolean): Trial {
  const fault = together(faults);
  // Of several that keep it from starting, some may be mended along with others.
  const needed = worst(faults) === 'safe' ? 'safe' : 'unsafe';
  const fixes: Fixes = fault.dies ? '' : needed;
  return {
    fault,
    run: async (layout) => {
      const seen = await mendOut(fault, fixes, layout, keep);
      // Two faults may be one too many for the second: the file that it breaks is gone.
      const wrong = seen.unbroken === undefined ? wrongs(faults, seen) : [];
      return { line: `${by(seen, faults).padEnd(10)} ${fault.name}`, wrong };
    },
  };
}

export function combined(all: readonly Fault[], count: number, seed: number, keep: boolean): Trial[] {
  console.log(`lab: --combine ${count} --seed ${seed}`);
  return combinations(all, count, dice(seed)).map((each) => mendingAll(each, keep));
}
