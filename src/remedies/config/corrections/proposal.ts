import type { Phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import type { ParseRefusal } from '../../../lxc/config/reader/statement.ts';
import type { BothGrants, Grant } from '../../../lxc/subid.ts';
import type { Version } from '../../../lxc/version.ts';
import type { Layout } from '../../../model/platform.ts';

/** A line that LXC rejects, and what may tell what was meant. */
export interface RefusedLine {
  readonly refused: ParseRefusal;
  /** Without surrounding blanks and without a carriage return at the end of the line. */
  readonly key: string;
  readonly value: string;
  /** The blanks before the key. */
  readonly indent: string;
  readonly version: Version;
  /** The other lines of the same config. */
  readonly others: readonly Line[];
  readonly grants: BothGrants<readonly Grant[]> | undefined;
  /** Of the cgroups of this host; undefined where no host is looked at. */
  readonly layout: Layout | undefined;
}

/** What to write instead of the line. Safe if the line can mean nothing else. */
export interface Proposal {
  readonly safety: 'safe' | 'unsafe';
  readonly title: Phrase;
  readonly lines: readonly string[];
}
