import { cksum } from '../../base/cksum.ts';
import type { Excerpt } from '../excerpt.ts';
import type { Caller, Identity, Stat } from '../host.ts';
import type { Program } from '../program.ts';

/**
 * What a machine answered, question by question. A recording collects it, a snapshot file holds it as text,
 * and a snapshot host replays it.
 */
export interface Recording {
  readonly caller: Caller;
  /** Keyed by `queryKey`. A question without a key was never asked. */
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
}

export type RecordedAnswer =
  | { readonly is: 'there'; readonly value: Value }
  | { readonly is: 'absent' }
  | { readonly is: 'unseen'; readonly reason: string; readonly kind: 'denied' | 'unknown' | 'offline' };

/**
 * The text of a file or a program's output, the names in a directory, a file's status, an excerpt, or what a
 * program is.
 */
export type Value = string | readonly string[] | Stat | Excerpt | Program;

export const verbs = [
  'read',
  'grep',
  'cksum',
  'list',
  'stat',
  'link',
  'program',
  'ask',
  'processes',
] as const;
export type Verb = (typeof verbs)[number];

/** One key for each question. Without `asUser` it is asked as the caller. */
export const queryKey = (verb: Verb, about: string, asUser?: Pick<Identity, 'name'>): string =>
  JSON.stringify(asUser ? [verb, about, asUser.name] : [verb, about]);

/** The subject of `grep`; the pattern and the path are never split again. */
export const matches = (pattern: RegExp, path: string): string => `${pattern} ${path}`;

/** The subject of `cksum`: the text that a snapshot shows, by its own checksum. */
export const shownAs = (path: string, text: string): string => `${cksum(text)} ${path}`;

export function parseQueryKey(key: string): { verb: Verb; about: string; asUser: string | undefined } {
  // Sound: only `queryKey` makes keys.
  const [verb, about, asUser] = JSON.parse(key) as [Verb, string, string | undefined];
  return { verb, about, asUser };
}
