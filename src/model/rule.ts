import { type Phrase, phrase } from '../base/phrase.ts';
import type { Place } from '../base/place.ts';
import type { Fix } from './action.ts';
import type { Fact, Facts, OptionalFacts, OptionalValues, Values } from './fact.ts';
import type { Platform } from './platform.ts';
import type { Breaks, Severity } from './severity.ts';
import type { Stage } from './stage.ts';
import type { SubjectKind, Subjects } from './subject.ts';
import type { Symptoms } from './symptom.ts';

/**
 * One thing that must hold, and how to fix it. A rule is pure: it uses parsed facts, never the host or text,
 * and yields problems, never prints them. Its id is its file name.
 */
export interface Rule<K extends SubjectKind, N extends Facts<K>, M extends OptionalFacts<K>> {
  readonly subject: K;
  readonly stage: Stage;
  /** What must hold, as a sentence without a full stop. */
  readonly title: string;
  /** What goes wrong otherwise, for a reader who has never heard of it. */
  readonly why: string;
  /** How to fix it by hand. */
  readonly remedy?: string;
  /** What is wrong where it does not hold, as a sentence without a full stop: for `explain`, which has a text alone. */
  readonly fault?: string;
  /** Lines that LXC and its tools print because of it. */
  readonly symptoms: Symptoms;
  /** Where LXC turned out to differ from what is commonly documented, and what was observed. */
  readonly notes?: readonly string[];
  /**
   * The rule that it was split off from: comments, waivers and options for that one apply to this one too.
   */
  readonly formerly?: string;
  /** `file`: also applies to a config on its own, without the host around it. */
  readonly scope?: 'file';
  /**
   * By kind of problem, the keys of today whose absence it is about: `lxc.net.I.type` is that of the interface that is shown,
   * `lxc.net.N.type` that of any. Nothing is said where a line of a file on its own that cannot be read may be such a one.
   */
  readonly lacks?: Readonly<Record<string, readonly string[]>>;
  /** Manual pages. */
  readonly manpages: readonly string[];
  /**
   * The most severe finding that it could report here: if the rule could not check, only an error leaves the
   * verdict open.
   */
  readonly maxSeverity: Severity | ((on: Platform) => Severity);
  /** Why the rule does not apply here; undefined where it does. */
  readonly skipWhen?: (on: Platform) => Phrase | undefined;
  /** Which of the user’s containers it is about, for a rule about a user: by default, and where that is unknown, all of them. */
  readonly concerns?: Fact<'container', boolean>;
  /** The facts that are required. */
  readonly requires: N;
  /** The facts that are used if available, each with a default otherwise: see `orElse`. */
  readonly wants?: M;
  check(known: Values<N> & OptionalValues<M>, subject: Subjects[K]): Iterable<Problem>;
}

/**
 * A rule as the engine uses it. Sound: it passes `check` the values of the rule's own `requires` and `wants`.
 */
// biome-ignore lint/suspicious/noExplicitAny: a list of rules of every type has no narrower one.
export type AnyRule = Rule<any, any, any>;

export interface Problem {
  readonly severity: Severity;
  /** What LXC cannot do, for an error. Default: `start`. */
  readonly breaks?: Breaks;
  /** What is wrong, beginning with the thing: lower case, no full stop. */
  readonly message: Phrase;
  /** Where to look, most telling first. A claim without evidence does not compile. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** The message that LXC itself would print. */
  readonly lxcMessage?: string;
  readonly fix: Fix;
  /** Which of the rule's problems this is: a baseline identifies it by this, whatever its wording. */
  readonly kind: string;
}

/** The wording of one kind of problem: a row of the table in a rule with several kinds. */
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

/** Lets TypeScript infer the arguments of `check` from `requires` and `wants`. Does nothing else. */
export const rule = <
  const K extends SubjectKind,
  N extends Facts<K>,
  M extends OptionalFacts<K> = Record<never, never>,
>(
  rule: Rule<K, N, M>,
): Rule<K, N, M> => rule;

/** Why a line of an included file takes effect: the `lxc.include` lines that lead to it. */
export const included = (via: readonly Place[]): Evidence[] =>
  [...via].reverse().map((at) => ({ at, note: phrase`includes it` }));

/** Rules by their ids. */
export type Rules = Readonly<Record<string, AnyRule>>;

/** Whether this name means the rule: its id, or that of the rule that it was split off from. */
export const isCalled = (name: string, id: string, { formerly }: Pick<AnyRule, 'formerly'>): boolean =>
  name === id || name === formerly;
