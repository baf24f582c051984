import type { Host } from '../host/host.ts';
import type { SubjectKind, Subjects, Within } from './subject.ts';

/**
 * One piece of knowledge about a machine, a user or a container: looked up once per subject, parsed, with its
 * places. A look throws `Unseen` for what cannot be known.
 */
export interface Fact<K extends SubjectKind, T> {
  readonly subject: K;
  gather(host: Host, subject: Subjects[K], know: Know<K>): T;
}

/** Asks for another fact: about the same subject, about what it belongs to, or about another one that is named. */
export interface Know<K extends SubjectKind> {
  <J extends Within[K], T>(fact: Fact<J, T>): T;
  <J extends SubjectKind, T>(fact: Fact<J, T>, about: Subjects[J]): T;
}

/** What a rule about this kind of subject may ask for. */
export type Facts<K extends SubjectKind> = Readonly<Record<string, Fact<Within[K], unknown>>>;

/** The values that belong to a list of facts. */
export type Values<F> = {
  readonly [Name in keyof F]: F[Name] extends Fact<SubjectKind, infer T> ? T : never;
};
