import type { Phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import type { ParseRefusal } from '../../../lxc/config/reader/statement.ts';
import type { BothGrants, Grant } from '../../../lxc/subid.ts';
import type { Version } from '../../../lxc/version.ts';

/** A line that LXC refuses, and what can be known about what was meant. */
export interface RefusedLine {
  readonly refused: ParseRefusal;
  /** Without blanks around it, nor the carriage return of a line that ends in one. */
  readonly key: string;
  readonly value: string;
  /** What stands in front of the key. */
  readonly indent: string;
  readonly version: Version;
  /** The other lines of the same config. */
  readonly others: readonly Line[];
  readonly grants: BothGrants<readonly Grant[]> | undefined;
}

/** What to write in the place of the line. Safe where it can mean nothing else. */
export interface Proposal {
  readonly safety: 'safe' | 'unsafe';
  readonly title: Phrase;
  readonly lines: readonly string[];
}
