import { type Line, narrow } from '../../base/place.ts';
import type { Sysctl } from '../../facts/machine/sysctl.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { type Action, root } from '../../model/action.ts';

/**
 * A wrong line in /etc is corrected where the administrator wrote it; a line of a package stays as it is, and a later line
 * wins. Undefined if the next boot sets the right value already.
 */
export function persistSysctl({ key, next, keeps, own }: Sysctl, value: string): Action | undefined {
  if (!own) return next && !keeps ? replaceWords(behindEquals(next.at), value, root) : undefined;
  const { path, lines } = own;
  const words = `${key} = ${value}`;
  return lines === undefined
    ? { do: 'write', by: root, path, before: null, after: `${words}\n` }
    : { do: 'edit', by: root, path, line: lines + 1, before: [], after: [words] };
}

/** The value behind the equals sign. */
function behindEquals(at: Line): Line {
  const start = at.text.length - at.text.replace(/^[^=]*=\s*/, '').length;
  return narrow(at, start, at.text.trimEnd().length - start);
}
