import { dice } from '../dice.ts';
import { combinations, together } from './combine.ts';
import { type Fault, type Layout, type Oddity, worst } from './fault.ts';
import { faults, oddities } from './faults.ts';
import { type Hardship, hardships, isHardship } from './hardships.ts';
import { built, end, harden, mendOut, tryOut, whyNot } from './host.ts';
import { complaints, truth } from './judge.ts';
import { mender, wrongs } from './mending.ts';
import { options, refuse, seedOf } from './options.ts';
import { oracles } from './oracles/run.ts';
import { pooled } from './pooled.ts';
import { judged, since, tally } from './telling.ts';

const { CI } = process.env;

/** One host to be made, and what to say of it. */
interface Trial {
  readonly fault: Fault | Oddity;
  readonly run: (layout: Layout) => Promise<{ readonly line: string; readonly wrong: readonly string[] }>;
}

/** The lab: throwaway hosts in which lxc-lint and the real lxc-start are asked the same question. */
async function lab(): Promise<number> {
  const { values, positionals } = options();
  if (positionals[0] === 'oracles') return oracles(seedOf(values.seed), values.count, positionals[1]);
  // What takes longest goes first, lest one processor waits for it in the end.
  const all: readonly (Fault | Oddity | Hardship)[] = [...hardships, ...oddities, ...faults];
  const strangers = positionals.filter((name) => !all.some((each) => each.name === name));
  if (strangers.length > 0) return refuse(`no such fault: ${strangers.join(', ')} (--list shows them)`);
  const chosen = values.healthy
    ? oddities
    : all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (values.list) {
    console.log(chosen.map(({ name, how }) => `${name.padEnd(28)}${how}`).join('\n'));
    return 0;
  }
  if (!values.truth && !built()) return refuse('nothing built yet: npm run build, or npm run lab -- --truth');

  const { combine, mend, keep = false } = values;
  const broken = chosen.filter((fault): fault is Fault => 'named' in fault);
  if (combine !== undefined) return inHosts(combined(broken, Number(combine), seedOf(values.seed), keep));
  // CI has a quarter of an hour: where --fix is to do nothing, the fixtures' laws and a run by hand see to it.
  const mendable = CI === 'true' ? broken.filter(({ mends }) => mends !== 'person') : broken;
  if (mend) return inHosts(mendable.map((fault) => mending([fault], keep)));
  const truthOnly = values.truth ?? false;
  const trials = chosen.filter((each) => !truthOnly || !isHardship(each));
  return inHosts(
    trials.map((each) => (isHardship(each) ? hardening(each, keep) : trying(each, truthOnly, keep))),
  );
}

const trying = (fault: Fault | Oddity, truthOnly: boolean, keep: boolean): Trial => ({
  fault,
  run: async (layout) => {
    const seen = await tryOut(fault, layout, { lint: !truthOnly, keep });
    return { line: judged(fault, seen), wrong: truthOnly ? truth(fault, seen) : complaints(fault, seen) };
  },
});

const hardening = (hardship: Hardship, keep: boolean): Trial => ({
  fault: hardship,
  run: async (layout) => ({
    line: `${hardship.name.padEnd(28)} ${hardship.how}`,
    wrong: await harden(hardship, layout, keep),
  }),
});

const mended = new Map<string, number>();

function mending(all: readonly Fault[], keep: boolean): Trial {
  const fault = together(all);
  // The table says which fixes they take; but of several that keep it from starting, some may be mended along with others.
  const fixes = all.length > 1 && fault.dies ? '' : worst(all) === 'safe' ? 'safe' : 'unsafe';
  return {
    fault,
    run: async (layout) => {
      const seen = await mendOut(fault, fixes, layout, keep);
      const by = seen.unbroken === undefined ? mender(seen, all) : 'not broken';
      mended.set(by, (mended.get(by) ?? 0) + 1);
      // Two faults may be one too many for the second: the file that it breaks is gone.
      const impossible = all.length > 1 && seen.unbroken !== undefined;
      return { line: `${by.padEnd(10)} ${fault.name}`, wrong: impossible ? [] : wrongs(all, seen) };
    },
  };
}

function combined(all: readonly Fault[], count: number, seed: number, keep: boolean): Trial[] {
  console.log(`lab: --combine ${count} --seed ${seed}`);
  return combinations(all, count, dice(seed)).map((each) => mending(each, keep));
}

/** Runs the trials that this machine can, and comes back with the exit code. */
async function inHosts(trials: readonly Trial[]): Promise<number> {
  const reasons = { v1: whyNot('v1'), v2: whyNot('v2') };
  const layout = ({ cgroup }: Fault | Oddity): Layout => cgroup ?? (reasons.v1 === undefined ? 'v1' : 'v2');
  const possible = trials.filter(({ fault }) => reasons[layout(fault)] === undefined);
  const skipped = trials.length - possible.length;
  for (const reason of new Set(Object.values(reasons)))
    if (reason !== undefined) console.log(`lab: ${reason}`);

  let [passed, failed] = [0, 0];
  const begun = Date.now();
  const queue = [...possible];
  const stop = () => {
    queue.length = 0;
    end();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await pooled(queue, async ({ fault, run }) => {
    const started = Date.now();
    const { line, wrong } = await run(layout(fault));
    if (wrong.length > 0) failed += 1;
    else passed += 1;
    const mark = wrong.length === 0 ? 'ok  ' : 'FAIL';
    console.log([`${mark} ${line} ${since(started)}`, ...wrong.map((each) => `    ${each}`)].join('\n'));
  });
  console.log(`\n${[...mended].map(([by, count]) => `${count} by ${by}, `).join('')}${since(begun)}`);
  console.log(tally(passed, failed, skipped));
  // Where the lab must run, what was not tried has not passed.
  return failed > 0 || (skipped > 0 && CI === 'true') ? 1 : 0;
}

process.exitCode = await lab();
