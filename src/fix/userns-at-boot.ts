import type { UsernsClone } from '../facts/userns-clone.ts';
import { type Line, narrow } from '../place.ts';
import { type Action, root } from './action.ts';
import { replaceWords } from './edits.ts';

/**
 * The line that switches them off is mended where its administrator wrote it; a package's stays as it is, and a later one
 * wins. Undefined where the next boot switches them on as it is.
 */
export function usernsAtBoot({ next, own }: UsernsClone): Action | undefined {
  if (!own) return next?.value === '0' ? replaceWords(behindEquals(next.at), '1', root) : undefined;
  const { path, lines } = own;
  const words = 'kernel.unprivileged_userns_clone = 1';
  return lines === undefined
    ? { do: 'write', by: root, path, before: null, after: `${words}\n` }
    : { do: 'edit', by: root, path, line: lines + 1, before: [], after: [words] };
}

/** What stands behind the equals sign. */
function behindEquals(at: Line): Line {
  const start = at.text.length - at.text.replace(/^[^=]*=\s*/, '').length;
  return narrow(at, start, at.text.trimEnd().length - start);
}
