import { groupBy } from '../../../src/base/grouped.ts';
import type { Layout } from '../fault.ts';
import { counted } from '../oracles/oracle.ts';
import { pooled } from '../pooled.ts';
import { since } from '../telling.ts';
import { type Answer, ask } from './ask.ts';
import { possible } from './possible.ts';
import { draw, ofCorpus, parts, type Question } from './questions.ts';

/** Asks about random lines, in hosts of which some have a fault. Comes back with the exit code. */
export const starts = (seed: number, count: number, layout: Layout, suite?: string): Promise<number> =>
  compare(draw(count, seed, possible(layout, suite)), `seed ${seed}`, layout);

/** Asks about the configs of the corpus. */
export const startsOfCorpus = (layout: Layout): Promise<number> => compare(ofCorpus(), 'corpus', layout);

/** Asks lxc-lint and lxc-start the same questions. */
async function compare(questions: readonly Question[], what: string, layout: Layout): Promise<number> {
  const begun = Date.now();
  const answers = await patiently(await askAll(questions, layout), layout);
  const wrong = answers.filter(disagrees);
  const faulty = answers.flatMap(({ question }) => question.fault?.name ?? []);
  const unknown = answers.filter((each) => verdicts(each).includes('unknown'));
  console.log(
    `starts: ${answers.length} asked, ${answers.length - wrong.length - unknown.length} agree, ${wrong.length} disagree, ${unknown.length} unknown (${what}, ${layout}, ${since(begun)})`,
  );
  if (faulty.length > 0)
    console.log(`    ${faulty.length} with a fault of the host, of ${new Set(faulty).size} faults`);
  console.log(
    `    unknown: ${counted(
      unknown.map(({ why }) => /\blxc\.[\w.]+/.exec(why)?.[0].replace(/\d+/, 'N') ?? why),
      60,
    )}`,
  );
  for (const each of await smallest(wrong, layout)) console.log(shown(each));
  return wrong.length > 0 ? 1 : 0;
}

/** Some in each host: a host takes longer to make than a container. */
const inOneHost = 50;

async function askAll(questions: readonly Question[], layout: Layout, seconds?: number): Promise<Answer[]> {
  const found: Answer[] = [];
  const byFault = [...groupBy(questions, ({ fault }) => fault).values()];
  await pooled(byFault.flatMap(batches), async (batch) => {
    found.push(...(await ask(batch, batch[0]?.fault, layout, seconds)));
  });
  return found;
}

/** Those whose start was ended, and who were to start, are asked again, with more time. */
async function patiently(answers: readonly Answer[], layout: Layout): Promise<Answer[]> {
  const isEarly = (each: Answer) => each.late && disagrees(each);
  const again = answers.filter(isEarly).map(({ question }) => question);
  return [...answers.filter((each) => !isEarly(each)), ...(await askAll(again, layout, 30))];
}

const batches = (questions: readonly Question[]): Question[][] =>
  Array.from({ length: Math.ceil(questions.length / inOneHost) }, (_, index) =>
    questions.slice(index * inOneHost, (index + 1) * inOneHost),
  );

const verdicts = ({ root, user }: Answer): string[] => [root, user];

const disagrees = (each: Answer): boolean =>
  verdicts(each).some((verdict) => verdict !== 'unknown' && verdict !== each.real);

/** The same with as little as still disagrees: a fault counts for more than any line. */
async function smallest(wrong: readonly Answer[], layout: Layout): Promise<Answer[]> {
  const asked = (
    await askAll(
      wrong.flatMap(({ question }) => parts(question)),
      layout,
    )
  ).filter(disagrees);
  return wrong.map((each) => {
    const within = asked.filter(({ question }) => isPart(question, each.question));
    return within.reduce((a, b) => (size(b.question) < size(a.question) ? b : a), each);
  });
}

const isPart = ({ lines, fault }: Question, whole: Question): boolean =>
  (fault === undefined || fault === whole.fault) && lines.every((line) => whole.lines.includes(line));

const size = ({ lines, fault }: Question): number => lines.length + (fault ? 100 : 0);

function shown({ question, root, user, real, error, why }: Answer): string {
  const { lines, fault } = question;
  return [
    `  lxc-start ${real}${error && `: ${error}`}`,
    `  root ${root}, user ${user} ${why}`,
    ...(fault ? [`      in a host with ${fault.name}`] : []),
    ...lines.map((line) => `      ${line}`),
  ].join('\n');
}
