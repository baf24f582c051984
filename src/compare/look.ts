import {
  parseQueryKey,
  queryKey,
  type RecordedAnswer,
  type Recording,
  type Verb,
} from '../host/snapshot/answers.ts';

/** A question that both hosts were asked, and answered differently. */
export interface Look {
  readonly verb: Verb;
  /** The file or the command that it is about. */
  readonly path: string;
  readonly asUser: string | undefined;
  readonly before: RecordedAnswer;
  readonly after: RecordedAnswer;
}

/** What is asked about no thing of the host, or follows from another answer. */
const aside: readonly Verb[] = ['cksum', 'processes'];

/**
 * The questions that two recordings answer differently. What only one of them was asked is no difference: a rule asks no
 * further where something else stops it.
 */
export function differingLooks(before: Recording, after: Recording): Look[] {
  const [then, now] = [byQuestion(before), byQuestion(after)];
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((key) => {
    const { verb, about, asUser } = parseQueryKey(key);
    const [old, young] = [answersTo(key, then), answersTo(key, now)];
    const fresh = young.find((each) => !has(old, each));
    const [first] = old;
    if (aside.includes(verb) || first === undefined || fresh === undefined) return [];
    const lost = old.find((each) => !has(young, each)) ?? first;
    return [{ verb, path: pathIn(verb, about), asUser, before: lost, after: fresh }];
  });
}

type Answers = ReadonlyMap<string, readonly RecordedAnswer[]>;

/** Several processes of a user answer the same question. */
function byQuestion({ answers }: Recording): Answers {
  const found = new Map<string, RecordedAnswer[]>();
  for (const [key, answer] of answers) {
    const { verb, about, asUser } = parseQueryKey(key);
    const general = queryKey(verb, anyProcess(about), asUser === undefined ? undefined : { name: asUser });
    found.set(general, [...(found.get(general) ?? []), answer]);
  }
  return found;
}

/** As a snapshot answers: what was not asked as a user has the answer that anybody gets. */
function answersTo(key: string, answers: Answers): readonly RecordedAnswer[] {
  const { verb, about } = parseQueryKey(key);
  return answers.get(key) ?? answers.get(queryKey(verb, about)) ?? [];
}

const has = (answers: readonly RecordedAnswer[], answer: RecordedAnswer): boolean =>
  answers.some((each) => JSON.stringify(each) === JSON.stringify(answer));

/** No process has the number that it had before, but for the first. */
export const anyProcess = (about: string): string =>
  about.replace(/^(\/\S*\/[a-z]* )?\/proc\/(?!1\/)\d+\//, '$1/proc/PID/');

/** A `grep` is about a pattern, and then the path. */
export function pathIn(verb: Verb, about: string): string {
  const [, path] = verb === 'grep' ? (/^\/.*\/[a-z]* (\/.*)$/s.exec(about) ?? []) : [];
  return path ?? about;
}
