import type { Layout } from '../fault.ts';
import { counted } from '../oracles/oracle.ts';
import { pooled } from '../pooled.ts';
import { since } from '../telling.ts';
import { type Answer, ask } from './ask.ts';
import { draw, ofCorpus, parts, type Question } from './questions.ts';

/** Asks about random lines. Comes back with the exit code. */
export const starts = (seed: number, count: number, layout: Layout): Promise<number> =>
  compare(draw(count, seed), `seed ${seed}`, layout);

/** Asks about the configs of the corpus. */
export const startsOfCorpus = (layout: Layout): Promise<number> => compare(ofCorpus(), 'corpus', layout);

/** Asks lxc-lint and lxc-start the same questions. */
async function compare(questions: readonly Question[], what: string, layout: Layout): Promise<number> {
  const begun = Date.now();
  const answers = await askAll(questions, layout);
  const wrong = answers.filter(disagrees);
  const unknown = answers.filter((each) => verdicts(each).includes('unknown'));
  console.log(
    `starts: ${answers.length} asked, ${answers.length - wrong.length - unknown.length} agree, ${wrong.length} disagree, ${unknown.length} unknown (${what}, ${layout}, ${since(begun)})`,
  );
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

async function askAll(questions: readonly Question[], layout: Layout): Promise<Answer[]> {
  const found: Answer[] = [];
  const batches = Array.from({ length: Math.ceil(questions.length / inOneHost) }, (_, index) =>
    questions.slice(index * inOneHost, (index + 1) * inOneHost),
  );
  await pooled(batches, async (batch) => {
    found.push(...(await ask(batch, layout)));
  });
  return found;
}

const verdicts = ({ root, user }: Answer): string[] => [root, user];

const disagrees = (each: Answer): boolean =>
  verdicts(each).some((verdict) => verdict !== 'unknown' && verdict !== each.real);

/** The same with as few lines as still disagree. */
async function smallest(wrong: readonly Answer[], layout: Layout): Promise<Answer[]> {
  const less = wrong.flatMap(({ question }) => parts(question));
  const asked = (await askAll(less, layout)).filter(disagrees);
  return wrong.map((each) => {
    const within = asked.filter(({ question }) => question.every((line) => each.question.includes(line)));
    return within.reduce((a, b) => (b.question.length < a.question.length ? b : a), each);
  });
}

const shown = ({ question, root, user, real, error, why }: Answer): string =>
  `  lxc-start ${real}${error && `: ${error}`}\n  root ${root}, user ${user} ${why}\n${question.map((line) => `      ${line}`).join('\n')}`;
