import { queryKey, type RecordedAnswer, type Value, type Verb } from '../../host/snapshot/answers.ts';

/** What a host is to answer to one question. */
export type Answered = readonly [key: string, answer: RecordedAnswer];

export const answered = (verb: Verb, about: string, value: Value | undefined): Answered[] =>
  value === undefined ? [] : [[queryKey(verb, about), { is: 'there', value }]];

export const file = (path: string, lines: readonly string[]): Answered[] =>
  answered('read', path, `${lines.join('\n')}\n`);

/** A directory of root’s, as most are. */
export const directory = (path: string): Answered[] =>
  answered('stat', path, { kind: 'directory', uid: 0, gid: 0, mode: 0o755 });
