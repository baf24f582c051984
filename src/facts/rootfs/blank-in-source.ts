import { attempt, Unseen } from '../../base/unseen.ts';
import {
  isBind,
  type MountEntry,
  parseMountEntry,
  writeWord,
} from '../../lxc/config/settings/mount-entry.ts';
import type { Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import type { PlacedEntry } from './mount-entries.ts';

/** The path of the source has a blank in it, at which the field ends. */
export interface BlankFault {
  readonly kind: 'blank';
  readonly meant: MountEntry;
}

/** Undefined unless more than one word make the path of something that exists, and the words behind it a bind mount. */
export function blankInSource({ at }: PlacedEntry, know: Know<'container'>): BlankFault | undefined {
  const { text, column = 1, endColumn = text.length + 1 } = at;
  const words = text.slice(column - 1, endColumn - 1).split(/[ \t]+/, mostWords);
  for (let length = words.length - behind; length > 1; length -= 1) {
    const path = words.slice(0, length).join(' ').replace(/^"|"$/g, '');
    const meant = parseMountEntry([writeWord(path), ...words.slice(length)].join(' '));
    if (meant && path.startsWith('/') && isBind(meant) && isThere(path, know))
      return { kind: 'blank', meant };
  }
  return undefined;
}

/** Target, type and options follow the source at least. */
const behind = 3;

/** A person writes no longer path: each is looked for. */
const mostWords = 12;

function isThere(path: string, know: Know<'container'>): boolean {
  const stat = attempt(() => know(asUser).stat(path));
  return stat !== undefined && !(stat instanceof Unseen);
}
