import type { Unseen } from '../base/unseen.ts';
import type { Host } from '../host/host.ts';
import type { SubjectKind, Subjects, Within } from './subject.ts';

/**
 * One piece of knowledge about a machine, a user or a container: gathered once per subject, parsed, with its
 * places. `gather` throws `Unseen` for what cannot be known.
 */
export interface Fact<K extends SubjectKind, T> {
  readonly subject: K;
  /** It looks at this machine where a config is linted on its own, too: for the file itself, what it includes, and which LXC reads it. */
  readonly alone?: true;
  gather(host: Host, subject: Subjects[K], know: Know<K>): T;
}

/** Gets another fact: about the same subject, about what it belongs to, or about the subject passed. */
export interface Know<K extends SubjectKind> {
  <J extends Within[K], T>(fact: Fact<J, T>): T;
  <J extends SubjectKind, T>(fact: Fact<J, T>, about: Subjects[J]): T;
}

/** The facts that a rule about this kind of subject can use. */
export type Facts<K extends SubjectKind> = Readonly<Record<string, Fact<Within[K], unknown>>>;

/** The values of a table of facts. */
export type Values<F> = {
  readonly [Name in keyof F]: F[Name] extends Fact<SubjectKind, infer T> ? T : never;
};

/** An optional fact, and the value that a rule assumes without it. */
export interface OrElse<K extends SubjectKind, T, D> {
  readonly fact: Fact<K, T>;
  readonly otherwise: D;
}

/** `wants: { emptyCpusets: orElse(emptyCpusets, []) }`. */
export const orElse = <K extends SubjectKind, T, const D>(
  fact: Fact<K, T>,
  otherwise: D,
): OrElse<K, T, D> => ({
  fact,
  otherwise,
});

/** The facts that a rule about this kind of subject can do without. */
export type OptionalFacts<K extends SubjectKind> = Readonly<
  Record<string, Fact<Within[K], unknown> | OrElse<Within[K], unknown, unknown>>
>;

/** Their values: where a fact is not available, the assumed value or else the `Unseen`. */
export type OptionalValues<F> = {
  readonly [Name in keyof F]: F[Name] extends OrElse<SubjectKind, infer T, infer D>
    ? T | D
    : F[Name] extends Fact<SubjectKind, infer T>
      ? T | Unseen
      : never;
};
