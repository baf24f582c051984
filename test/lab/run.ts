import { dice } from '../support/dice.ts';
import { comparing, told } from './comparing.ts';
import { consumers } from './consumers/run.ts';
import { type Fault, isFault, type Layout, type Oddity } from './fault.ts';
import { elsewhere } from './faults/elsewhere.ts';
import { faults, oddities } from './faults.ts';
import { full } from './full.ts';
import { type Hardship, hardships, isForAnotherDay, isHardship, today } from './hardships.ts';
import { built, standOn, whyNot } from './host.ts';
import { options, refuse, seedOf } from './options.ts';
import { oracles } from './oracles/run.ts';
import { packaged } from './package/run.ts';
import { pooled } from './pooled.ts';
import { starts, startsOfCorpus } from './starts/run.ts';
import { since, tally } from './telling.ts';
import { end } from './throwaway.ts';
import { combined, hardening, mended, mending, type Trial, trying } from './trials.ts';

const { CI } = process.env;

/** The lab: throwaway hosts in which lxc-lint and the real lxc-start are asked the same question. */
async function lab(): Promise<number> {
  const { values, positionals } = options();
  if (values.full) return full(hardships.filter(({ long }) => long).map(({ name }) => name));
  if (positionals[0] === 'consumers')
    return built() ? consumers() : refuse('nothing built yet: npm run build');
  if (positionals[0] === 'package') return packaged();
  if (positionals[0] === 'compare') return compared(positionals.slice(1), values.keep ?? false);
  if (values.debian !== undefined) standOn(values.debian);
  if (positionals[0] === 'oracles' && positionals[1] === 'starts') {
    if (!built()) return refuse('nothing built yet: npm run build');
    const layout = values.v2 || whyNot('v1') !== undefined ? 'v2' : 'v1';
    if (positionals[2] === 'corpus') return startsOfCorpus(layout);
    return starts(seedOf(values.seed), Number(values.count ?? 200), layout, values.debian);
  }
  if (positionals[0] === 'oracles') return oracles(seedOf(values.seed), values.count, positionals[1]);
  // What takes longest goes first, lest one processor waits for it in the end.
  const all: readonly (Fault | Oddity | Hardship)[] = [...hardships, ...oddities, ...faults];
  const strangers = positionals.filter((name) => !all.some((each) => each.name === name));
  if (strangers.length > 0) return refuse(`no such fault: ${strangers.join(', ')} (--list shows them)`);
  const there = (each: Fault | Oddity) =>
    values.debian === undefined ? [each] : elsewhere(each, values.debian);
  if (values.draw !== undefined && !/^\d+$/.test(values.draw))
    return refuse(`--draw takes a number, not ${values.draw}`);
  if (values.draw !== undefined)
    return inHosts(
      drawn(Number(values.draw))
        .flatMap(there)
        .map((each) => trying(each, false, false)),
    );
  const chosen = values.healthy
    ? oddities
    : all.filter((each) => (positionals.length === 0 ? isForAll(each) : positionals.includes(each.name)));
  if (values.list) {
    console.log(chosen.map(({ name, how }) => `${name.padEnd(28)}${how}`).join('\n'));
    return 0;
  }
  if (!values.truth && !built()) return refuse('nothing built yet: npm run build, or npm run lab -- --truth');

  const { combine, mend, keep = false } = values;
  const broken = chosen.filter(isFault);
  if (combine !== undefined) return inHosts(combined(broken, Number(combine), seedOf(values.seed), keep));
  const truthOnly = values.truth ?? false;
  const trials = chosen
    .filter((each) => !truthOnly || !isHardship(each))
    .flatMap((each): readonly (Fault | Oddity | Hardship)[] => (isHardship(each) ? [each] : there(each)));
  return inHosts(
    trials.map((each) => {
      if (isHardship(each)) return hardening(each, keep);
      return mend && isFault(each) && isMendedToday(each)
        ? mending(each, keep)
        : trying(each, truthOnly, keep);
    }),
  );
}

/** Whether `compare` names first what a fault has changed. */
async function compared(names: readonly string[], keep: boolean): Promise<number> {
  const chosen = faults.filter(({ name, runs }) => (names.length === 0 ? !runs : names.includes(name)));
  if (!built() || chosen.length === 0)
    return refuse(built() ? 'no such fault' : 'nothing built yet: npm run build');
  const code = await inHosts(chosen.map((each) => comparing(each, keep)));
  for (const [how, all] of told)
    console.log(`${how}: ${all.length}${how === 'named first' ? '' : ` (${all.join(' ')})`}`);
  return code;
}

/** CI has a 24th of the faults mended each day, and of those that --fix leaves to a person a 30th. */
const isMendedToday = ({ name, mends }: Fault): boolean =>
  CI !== 'true' || (today + name.length) % (mends === 'person' ? 30 : 24) === 0;

/** So many faults, other ones each day. */
function drawn(count: number): Fault[] {
  const roll = dice(today);
  const left = [...faults];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(roll(left.length), 1)).flat();
}

/** What runs where nothing is named: in a full run all of it. */
const isForAll = (each: Fault | Oddity | Hardship): boolean =>
  !('long' in each) && !(CI === 'true' && isHardship(each) && isForAnotherDay(each));

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
