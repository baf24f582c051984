import fc from 'fast-check';

/** A question that is put to the real program and to ours. */
export interface Oracle<T> {
  readonly name: string;
  readonly ask: (each: T) => Promise<Answers>;
  /** The case as a person would write it down. */
  readonly show: (each: T) => string;
}

/** What both say, in words that are the same where they agree. */
export interface Answers {
  readonly real: string;
  readonly ours: string;
  /** Why the two may differ, where that is meant. */
  readonly known?: string | undefined;
}

/** Asks as many cases as wished, of those that this seed gives. Comes back with how many were judged otherwise. */
export async function consult<T>(
  oracle: Oracle<T>,
  cases: fc.Arbitrary<T>,
  { count, seed }: Readonly<{ count: number; seed: number }>,
): Promise<number> {
  const wrong = await asked(oracle, fc.sample(cases, { seed, numRuns: count }), ` (seed ${seed})`);
  for (const index of wrong.slice(0, shown)) {
    const found = await smallest(oracle, cases, { seed, path: `${index}` });
    console.log(found === undefined ? `    case ${index} agrees, asked alone` : await told(oracle, found));
  }
  return wrong.length;
}

/** The same of cases that are given. */
export async function consultAll<T>(oracle: Oracle<T>, all: readonly T[]): Promise<number> {
  const wrong = await asked(oracle, all);
  for (const [index, each] of all.entries()) if (wrong.includes(index)) console.log(await told(oracle, each));
  return wrong.length;
}

/** The numbers of the cases that were judged otherwise. */
async function asked<T>(oracle: Oracle<T>, all: readonly T[], by = ''): Promise<number[]> {
  const answers = await Promise.all(all.map(oracle.ask));
  const wrong = answers.flatMap((each, index) => (agree(each) ? [] : [index]));
  const meant = answers.flatMap(({ real, ours, known }) =>
    real !== ours && known !== undefined ? [known] : [],
  );
  const agreed = all.length - wrong.length - meant.length;
  console.log(`${oracle.name}: ${all.length} asked, ${agreed} agree, ${wrong.length} disagree${by}`);
  console.log(`    said: ${counted(answers.map(({ real }) => real.split(/[:,]/)[0] ?? ''))}`);
  if (meant.length > 0) console.log(`    not counted: ${counted(meant)}`);
  return wrong;
}

/** Of many disagreements the first few are told: they have one cause as a rule. */
const shown = 3;

const agree = ({ real, ours, known }: Answers): boolean => real === ours || known !== undefined;

/** How often each was said: an oracle that always says the same was asked for nothing. */
export function counted(words: readonly string[], most = 6): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, most);
  return sorted.map(([word, times]) => `${times} ${word}`).join(', ');
}

/** Beginning with the case at this path, the smallest that fast-check finds to be judged otherwise. */
async function smallest<T>(
  { ask }: Oracle<T>,
  cases: fc.Arbitrary<T>,
  from: Readonly<{ seed: number; path: string }>,
): Promise<T | undefined> {
  const property = fc.asyncProperty(cases, async (each) => agree(await ask(each)));
  const { counterexample } = await fc.check(property, {
    ...from,
    numRuns: 1,
    interruptAfterTimeLimit: 10_000,
  });
  return counterexample?.[0];
}

async function told<T>({ ask, show }: Oracle<T>, each: T): Promise<string> {
  const { real, ours } = await ask(each);
  return ['    it comes down to', show(each), `real: ${real}`, `ours: ${ours}`].join('\n      ');
}
