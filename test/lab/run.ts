import { parseArgs } from 'node:util';
import type { Fault, Layout, Oddity } from './fault.ts';
import { faults, oddities } from './faults.ts';
import { built, end, tryOut, whyNot } from './host.ts';
import { complaints, first, truth, verdict } from './judge.ts';
import type { Seen, Start } from './seen.ts';

const { CI } = process.env;

const usage = `npm run lab -- [NAME...]    try these, or everything
  --healthy   only the hosts that nothing is wrong with
  --truth     only what the real lxc-start does; needs no build
  --list      the names, and how a person gets there
  --keep      leave what was seen, and say where`;

/** The lab: one throwaway host per fault, in which lxc-lint and the real lxc-start are asked the same question. */
async function lab(): Promise<number> {
  const { values, positionals } = options();
  const all: readonly (Fault | Oddity)[] = [...oddities, ...faults];
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

  const reasons = { v1: whyNot('v1'), v2: whyNot('v2') };
  const layout = ({ cgroup }: Fault | Oddity): Layout => cgroup ?? (reasons.v1 === undefined ? 'v1' : 'v2');
  const possible = chosen.filter((fault) => reasons[layout(fault)] === undefined);
  const skipped = chosen.length - possible.length;
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
  await pooled(queue, async (fault) => {
    const started = Date.now();
    const seen = await tryOut(fault, layout(fault), { lint: !values.truth, keep: values.keep ?? false });
    const wrong = values.truth ? truth(fault, seen) : complaints(fault, seen);
    if (wrong.length > 0) failed += 1;
    else passed += 1;
    const mark = wrong.length === 0 ? 'ok  ' : 'FAIL';
    console.log(
      [`${mark} ${line(fault, seen)} ${since(started)}`, ...wrong.map((each) => `    ${each}`)].join('\n'),
    );
  });
  const untried = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`\n${since(begun)}`);
  console.log(`${passed} passed, ${failed} failed${untried}`);
  // Where the lab must run, what was not tried has not passed.
  return failed > 0 || (skipped > 0 && CI === 'true') ? 1 : 0;
}

function options() {
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { healthy: flag, truth: flag, list: flag, keep: flag },
    });
  } catch (error) {
    process.exit(refuse(`${error instanceof Error ? error.message : error}\n${usage}`));
  }
}

function refuse(why: string): number {
  console.error(`lab: ${why}`);
  return 2;
}

/** A host spends some of its time waiting for a container, so this many at once keep two cores busy. */
async function pooled<T>(queue: T[], work: (item: T) => Promise<void>, width = 3): Promise<void> {
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

const since = (then: number): string => `${((Date.now() - then) / 1000).toFixed(1)} s`;

function line(fault: Fault | Oddity, seen: Seen): string {
  const said = (['root', 'user'] as const).flatMap((viewer) => {
    const report = seen[viewer];
    return typeof report === 'object' ? [`${viewer} ${verdict(report)} (${first(report)})`.padEnd(44)] : [];
  });
  const { now } = seen;
  const lxc = now === undefined ? '?' : now.lives ? 'lives' : 'dies';
  const why = now === undefined ? '' : now.lives ? lost(now) : (now.errors[0] ?? now.state);
  return [fault.name.padEnd(28), lxc.padEnd(6), ...(said.length > 0 ? said : [why])].join(' ');
}

/** What a container that started has to do without. */
const lost = ({ attach, limit, links, cgroups }: Start): string =>
  [
    attach ? [] : 'cannot be attached to',
    limit ? [] : 'no limits',
    /eth0@\S+:UP/.test(links) ? [] : `links ${links}`,
    cgroups > 0 ? `${cgroups} cgroups` : 'no cgroup of its own',
  ]
    .flat()
    .join(', ');

process.exitCode = await lab();
