import type { Phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import type { Unseen } from '../../../base/unseen.ts';
import type { Key } from '../keys/key.ts';

/** One line as liblxc understands it. The value of `lxc.environment` is a secret: only its name is kept. */
export interface Statement {
  readonly at: Line;
  readonly key: string;
  /** Trimmed and unquoted as by liblxc. An empty value clears the key. */
  readonly value: string;
  /** `at`, narrowed to the key. */
  readonly keyAt: Line;
  /** `at`, narrowed to the value as it is in the file. */
  readonly valueAt: Line;
  /** The lines with `lxc.include` that led here, outermost first. */
  readonly via: readonly Line[];
}

/** A statement and today's name of its key. */
export interface ResolvedStatement {
  readonly at: Statement;
  readonly key: Key;
  readonly name: string;
}

export type RefusalReason =
  | 'no-equals'
  | 'unknown-key'
  | 'legacy-key'
  | 'newer-key'
  | 'removed-key'
  | 'bad-value'
  | 'include-missing'
  | 'include-unreadable'
  | 'include-loop'
  | 'include-refused';

/** Where liblxc stops reading and rejects the whole config. */
export interface ParseRefusal {
  readonly at: Line;
  readonly via: readonly Line[];
  readonly why: RefusalReason;
  /** What is wrong, in our words. */
  readonly message: Phrase;
  /** What this release of LXC prints: its specific error if it has one, without the errno in front of it. */
  readonly lxcMessage: string;
}

/** A line that LXC silently ignores, as it does not begin with `lxc.`: a typo, a heading, a byte order mark. */
export interface IgnoredLine {
  readonly at: Line;
  readonly via: readonly Line[];
}

/** An `lxc.include` that could not be read. What it includes counts for LXC, so the config is partly unknown. */
export interface UnreadInclude {
  readonly at: Line;
  readonly via: readonly Line[];
  readonly reason: Unseen;
}
