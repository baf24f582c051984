import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import { withoutEnd } from '../../base/without-end.ts';
import { replaceLine } from '../../fix/edit-lines.ts';
import type { ParseRefusal } from '../../lxc/config/reader/statement.ts';
import { accepts } from '../../lxc/config/settings/accepts.ts';
import { type Fix, manual } from '../../model/action.ts';
import { whileStopped } from '../while-stopped.ts';
import { completeCount, splitBothKinds } from './corrections/idmap.ts';
import { commentOut, correctKey, removeRepeated } from './corrections/key.ts';
import { convertLimit } from './corrections/limit.ts';
import type { Proposal, RefusedLine } from './corrections/proposal.ts';
import { addEqualsSign, correctNicType, correctWord, moveComment, toZeroOrOne } from './corrections/value.ts';

const proposals: readonly ((wrong: RefusedLine) => Proposal | undefined)[] = [
  addEqualsSign,
  moveComment,
  toZeroOrOne,
  splitBothKinds,
  completeCount,
  correctNicType,
  correctWord,
  removeRepeated,
  correctKey,
  convertLimit,
  commentOut,
];

interface About extends Pick<RefusedLine, 'version' | 'grants' | 'layout'> {
  readonly lines: readonly Line[];
  readonly running: boolean;
}

/** Corrects a rejected line. Proposes only what this LXC accepts, and only in the container's own config. */
export function correctLine(refused: ParseRefusal, about: About, by: string): Fix {
  const { at, via } = refused;
  const words = withoutEnd(at.text.replace(/\r$/, ''), ' \t');
  const [, indent = '', key = '', , value = ''] =
    /^([ \t]*)(lxc\.[^\s=:]*)[ \t]*(=|:|[ \t])[ \t]*(.*)$/s.exec(words) ?? [];
  // A redacted secret cannot be written back.
  if (key === '' || value.includes('\r') || via.length > 0 || at.text.includes('***'))
    return manual(phrase`correct the line, or remove it`);
  const others = about.lines.filter(({ line }) => line !== at.line);
  const wrong = { ...about, refused, key, value, indent, others };
  for (const propose of proposals) {
    const found = propose(wrong);
    if (!found || !accepts(found.lines, about.version)) continue;
    const fix: Fix = {
      safety: found.safety,
      title: found.title,
      actions: [replaceLine(at, found.lines, by)],
    };
    return /id_?map|rootfs/.test(key) ? whileStopped(fix, about.running) : fix;
  }
  return manual(phrase`correct the line, or remove it`);
}
