import fc from 'fast-check';

/** A question that is put to the real program and to ours. */
export interface Oracle<T> {
  readonly name: string;
  readonly cases: fc.Arbitrary<T>;
  /** What both say of it, in words that are the same where they agree. */
  readonly ask: (each: T) => Promise<Answers>;
  /** The case as a person would write it down. */
  readonly show: (each: T) => string;
}

export interface Answers {
  readonly real: string;
  readonly ours: string;
  /** Why the two differ, where that is known and meant. */
  readonly known?: string | undefined;
}

/** Asks `count` cases that this seed gives, and tells. Comes back with how many were judged otherwise. */
export async function consult<T>(oracle: Oracle<T>, count: number, seed: number): Promise<number> {
  const all = fc.sample(oracle.cases, { seed, numRuns: count });
  const answers = await Promise.all(all.map(oracle.ask));
  const known = new Map<string, number>();
  const wrong = answers.flatMap((each, index) => (agree(each) ? [] : [index]));
  for (const { real, ours, known: reason } of answers)
    if (real !== ours && reason !== undefined) known.set(reason, (known.get(reason) ?? 0) + 1);
  const meant = [...known.values()].reduce((sum, each) => sum + each, 0);
  const agreed = count - wrong.length - meant;
  console.log(
    `${oracle.name}: ${count} asked, ${agreed} agree, ${wrong.length} disagree (seed ${seed})${kinds(answers)}`,
  );
  for (const [reason, times] of known) console.log(`    ${times} known to differ: ${reason}`);
  if (process.env['ALL']) for (const i of wrong) console.log('D', i, answers[i]?.real.slice(0,150), '|||', answers[i]?.ours.slice(0,150));
  for (const index of wrong.slice(0, shown)) console.log(await smallest(oracle, seed, index));
  return wrong.length;
}

/** Of many disagreements the first few are told: they have one cause as a rule. */
const shown = 3;

const agree = ({ real, ours, known }: Answers): boolean => real === ours || known !== undefined;

/** How often the real program said what: an oracle that always says the same has asked for nothing. */
function kinds(answers: readonly Answers[]): string {
  const counts = new Map<string, number>();
  for (const { real } of answers) {
    const [kind = ''] = real.split(/[:,]/);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 6);
  return `: ${most.map(([kind, times]) => `${times} ${kind}`).join(', ')}`;
}

/** The smallest case that fast-check finds to be judged otherwise, beginning with this one. */
async function smallest<T>({ cases, ask, show }: Oracle<T>, seed: number, index: number): Promise<string> {
  const property = fc.asyncProperty(cases, async (each) => agree(await ask(each)));
  const { counterexample } = await fc.check(property, {
    seed,
    path: `${index}`,
    numRuns: 1,
    interruptAfterTimeLimit: 10_000,
  });
  const [found] = counterexample ?? [];
  if (found === undefined) return `    case ${index} agrees when it is asked alone`;
  const { real, ours } = await ask(found);
  return [`    case ${index} comes down to`, show(found), `real: ${real}`, `ours: ${ours}`].join('\n      ');
}
