import { type Phrase, phrase } from '../base/phrase.ts';
import type { Place } from '../base/place.ts';
import type { Fix } from './action.ts';
import type { Facts, OptionalFacts, OptionalValues, Values } from './fact.ts';
import type { Platform } from './platform.ts';
import type { Breaks, Severity } from './severity.ts';
import type { Stage } from './stage.ts';
import type { SubjectKind, Subjects } from './subject.ts';

/**
 * One thing that must hold, and how to put it right. A rule is pure: it sees parsed facts, never the host and never
 * text, and yields problems, never prints them. Its id is its file name.
 */
export interface Rule<K extends SubjectKind, N extends Facts<K>, M extends OptionalFacts<K>> {
  readonly subject: K;
  readonly stage: Stage;
  /** What must hold, as a sentence without a full stop. */
  readonly title: string;
  /** What goes wrong if it does not, for somebody who has never heard of it. */
  readonly why: string;
  /** What to do about it, for somebody who fixes it by hand. */
  readonly remedy?: string;
  /** Lines that LXC and its tools print because of it, whole, with `{}` for what varies. */
  readonly symptoms: readonly string[];
  /** Where the real thing turned out to differ from what is commonly said, and what was seen. */
  readonly notes?: readonly string[];
  /** The rule that it was split off from: what people say of that one in comments, waivers and options holds for it too. */
  readonly formerly?: string;
  /** `file`: it also judges a config on its own, without the host around it. */
  readonly scope?: 'file';
  /** Manual pages. */
  readonly manpages: readonly string[];
  /** The most that this rule could find here: a rule that could not look leaves the verdict open only if that is an error. */
  readonly maxSeverity: Severity | ((on: Platform) => Severity);
  /** Why the rule has no meaning here, or nothing where it has one. */
  readonly skipWhen?: (on: Platform) => Phrase | undefined;
  /** The facts that must be had. */
  readonly requires: N;
  /** The facts that help where they can be had, each with what to assume otherwise: see `orElse`. */
  readonly wants?: M;
  check(known: Values<N> & OptionalValues<M>, subject: Subjects[K]): Iterable<Problem>;
}

/** What the engine sees of a rule. Sound: it hands `check` what the rule's own `requires` and `wants` gave. */
// biome-ignore lint/suspicious/noExplicitAny: a list of rules of every type has no narrower one.
export type AnyRule = Rule<any, any, any>;

export interface Problem {
  readonly severity: Severity;
  /** What LXC cannot do, for an error; `start` where it does not say. */
  readonly breaks?: Breaks;
  /** What is wrong, naming the thing: lower case, no full stop. */
  readonly message: Phrase;
  /** Where to look, most telling first. A claim without evidence does not compile. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** The message LXC itself would print. */
  readonly lxcMessage?: string;
  readonly fix: Fix;
  /** Which of the rule's problems this is: what a baseline knows it by, whatever its words. */
  readonly kind?: string;
}

/** What is said of one kind of problem: a row of the table that a rule with several kinds has. */
export interface Wording {
  readonly message: Phrase;
  readonly note: Phrase;
  readonly lxcMessage?: string;
}

export interface Evidence {
  readonly at: Place;
  /** What it means. */
  readonly note: Phrase;
}

/** Lets TypeScript infer what `check` is given from `requires` and `wants`. Does nothing else. */
export const rule = <
  const K extends SubjectKind,
  N extends Facts<K>,
  M extends OptionalFacts<K> = Record<never, never>,
>(
  rule: Rule<K, N, M>,
): Rule<K, N, M> => rule;

/** How a line of an included file came to count: the `lxc.include` lines that led there. */
export const included = (via: readonly Place[]): Evidence[] =>
  [...via].reverse().map((at) => ({ at, note: phrase`includes it` }));

/** Rules by their ids. */
export type Rules = Readonly<Record<string, AnyRule>>;

/** Whether somebody who says this name means the rule: by its id, or by that of the rule that it was split off from. */
export const isCalled = (name: string, id: string, { formerly }: Pick<AnyRule, 'formerly'>): boolean =>
  name === id || name === formerly;
