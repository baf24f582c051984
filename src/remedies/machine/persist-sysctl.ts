import { type Line, narrow } from '../../base/place.ts';
import type { Sysctl } from '../../facts/machine/sysctl.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { type Action, root } from '../../model/action.ts';

/**
 * The line that sets it wrong is mended where its administrator wrote it; a package's stays as it is, and a later one
 * wins. Undefined where the next boot sets it right as it is.
 */
export function persistSysctl({ name, next, keeps, own }: Sysctl, value: string): Action | undefined {
  if (!own) return next && !keeps ? replaceWords(behindEquals(next.at), value, root) : undefined;
  const { path, lines } = own;
  const words = `${name.replaceAll('/', '.')} = ${value}`;
  return lines === undefined
    ? { do: 'write', by: root, path, before: null, after: `${words}\n` }
    : { do: 'edit', by: root, path, line: lines + 1, before: [], after: [words] };
}

/** What stands behind the equals sign. */
function behindEquals(at: Line): Line {
  const start = at.text.length - at.text.replace(/^[^=]*=\s*/, '').length;
  return narrow(at, start, at.text.trimEnd().length - start);
}
