import { cksum } from '../../base/cksum.ts';
import type { Excerpt } from '../excerpt.ts';
import type { Caller, Identity, Stat } from '../host.ts';

/**
 * What a machine answered, question by question. This is what a recording collects, what a snapshot file spells
 * out, and what a snapshot host gives back.
 */
export interface Recording {
  readonly caller: Caller;
  /** Keyed by `question`. A question that is not here was never asked. */
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
}

export type RecordedAnswer =
  | { readonly is: 'there'; readonly value: Value }
  | { readonly is: 'absent' }
  | { readonly is: 'unseen'; readonly reason: string; readonly kind: 'denied' | 'unknown' | 'offline' };

/** A file's or a program's words, a folder's names, what stands at a path, or what of a file matches. */
export type Value = string | readonly string[] | Stat | Excerpt;

export const verbs = ['read', 'grep', 'cksum', 'list', 'stat', 'link', 'ask', 'processes'] as const;
export type Verb = (typeof verbs)[number];

/** One key for one question. Without `eyes` it is asked by the caller. */
export const queryKey = (verb: Verb, about: string, asUser?: Pick<Identity, 'name'>): string =>
  JSON.stringify(asUser ? [verb, about, asUser.name] : [verb, about]);

/** What `grep` is asked about; the pattern and the path are not taken apart again. */
export const matches = (pattern: RegExp, path: string): string => `${pattern} ${path}`;

/** Whose sum is known: the text that a snapshot shows, by its own sum. */
export const shownAs = (path: string, text: string): string => `${cksum(text)} ${path}`;

export function parseQueryKey(key: string): { verb: Verb; about: string; asUser: string | undefined } {
  // Sound: keys are only ever made by `question`.
  const [verb, about, asUser] = JSON.parse(key) as [Verb, string, string | undefined];
  return { verb, about, asUser };
}
