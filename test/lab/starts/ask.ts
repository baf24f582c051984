import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Layout, Oddity } from '../fault.ts';
import { inside } from '../throwaway.ts';
import type { Question } from './questions.ts';

/** What lxc-lint says of one container, and what lxc-start made of it. */
export interface Answer {
  readonly question: Question;
  readonly root: string;
  readonly user: string;
  readonly why: string;
  readonly real: 'starts' | 'fails';
  /** LXC's first error, or how it ended. */
  readonly error: string;
  /** Whether it was ended, as it took too long: it hangs, or the machine is slow. */
  readonly late: boolean;
}

/** Puts questions in one host, which has this fault: each is a container of its own, and has so long to start. */
export const ask = (
  questions: readonly Question[],
  fault: Fault | Oddity | undefined,
  layout: Layout,
  seconds = 8,
): Promise<Answer[]> =>
  inside('starts/start', inAHost(fault), layout, false, (out) => answers(out, questions), {
    LAB_QUESTIONS: questions.map(({ lines }, index) => `q${index}\t${lines.join('\x1e')}`).join('\n'),
    LAB_SECONDS: `${seconds}`,
    LAB_WAIT: '900',
  });

/** Before it has the fault, the host allows as many interfaces as lines may ask for; only one container runs at a time. */
function inAHost(fault: Fault | Oddity | undefined): Oddity {
  const { name = 'starts', how = 'lines in a healthy host', break: breaks = '', userns } = fault ?? {};
  const generous = 'echo "$user veth $bridge 1000" >/etc/lxc/lxc-usernet';
  return { name, how, break: `${generous}\n${breaks}`, ...(userns && { userns }) };
}

function answers(out: string, questions: readonly Question[]): Answer[] {
  const text = (name: string): string => readFileSync(join(out, name), 'utf8');
  if (existsSync(join(out, 'unbroken')))
    throw new Error(`${questions[0]?.fault?.name ?? 'no fault'}: ${text('unbroken').trim()}`);
  const seen = new Map(
    text('seen')
      .trim()
      .split('\n')
      .map((line) => [line.split(' ')[0], line.split(' ')] as const),
  );
  const [root, user] = [reportOf(text('root.json')), reportOf(text('user.json'))];
  return questions.map((question, index) => {
    const name = `q${index}`;
    const [, exit = '', state = ''] = seen.get(name) ?? [];
    if (exit === '') throw new Error(`the host ended before it started ${question.lines.join(', ')}`);
    const starts = exit === '0' && state === 'RUNNING';
    const [, error = `exit ${exit}, ${state}`] =
      / ERROR .*? - \S+?:\w+:\d+ - (.*)/.exec(log(out, name)) ?? [];
    return {
      question,
      root: root(name).verdict,
      user: user(name).verdict,
      why: user(name).why || root(name).why,
      real: starts ? 'starts' : 'fails',
      error: starts ? '' : error,
      late: exit === '124' || exit === '137',
    };
  });
}

function log(out: string, name: string): string {
  const path = join(out, `${name}.log`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

interface Report {
  readonly containers: readonly {
    name: string;
    verdict: string;
    reasons: readonly string[];
  }[];
  readonly findings: readonly { rule: string; severity: string; subject: { kind: string; name?: string } }[];
}

function reportOf(json: string): (name: string) => { verdict: string; why: string } {
  const { containers, findings }: Report = JSON.parse(json);
  return (name) => {
    const container = containers.find((each) => each.name === name);
    const errors = findings.filter(
      ({ severity, subject }) =>
        severity === 'error' && (subject.kind !== 'container' || subject.name === name),
    );
    // Where no container can be seen, the findings are the answer; on a slow machine root gives a user up, and has none.
    const unseen = errors.length > 0 ? 'fails' : 'unknown';
    const why = [...errors.map(({ rule }) => rule), ...(container?.reasons ?? ['not seen'])].join('; ');
    return { verdict: container?.verdict ?? unseen, why };
  };
}
