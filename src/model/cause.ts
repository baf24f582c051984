import type { Releases } from '../lxc/releases.ts';
import type { Stage } from './stage.ts';
import type { Symptoms } from './symptom.ts';

/**
 * Something that stops LXC and that no check finds by itself: it has gone when somebody looks, lies outside the
 * machine, or is only in the text. Of the shape of a rule, without `check`. Its id is its file name.
 */
export interface Cause {
  readonly stage: Stage;
  /** What is wrong, as a sentence without a full stop. */
  readonly title: string;
  /** Why LXC fails because of it, for a reader who has never heard of it. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
  /** How to tell it from what prints the same: what to look at, and what is there then. */
  readonly tell: string;
  /** Who can put it right. */
  readonly who: 'user' | 'root' | 'developers';
  /** The releases of LXC that have it; without: all. */
  readonly releases?: Releases;
  /** What else there must be, such as `hosts with cgroup v1`. */
  readonly only?: string;
  /** The rules whose findings may be this. */
  readonly foundBy?: readonly string[];
  /** Lines that LXC and its tools print because of it. */
  readonly symptoms: Symptoms;
  /** Manual pages. */
  readonly manpages: readonly string[];
}

/** Checks the shape where a cause is written. Does nothing else. */
export const cause = (cause: Cause): Cause => cause;

/** Causes by their ids. */
export type Causes = Readonly<Record<string, Cause>>;
