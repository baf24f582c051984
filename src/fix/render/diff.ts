import { createTwoFilesPatch } from 'diff';
import type { TextChange } from './file-changes.ts';

/** A unified diff for `patch -p1` in the directory `/`. */
export function unifiedDiff(path: string, { before, after }: TextChange): string {
  const from = before === null ? '/dev/null' : named(`a${path}`);
  const to = after === null ? '/dev/null' : named(`b${path}`);
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '', ended(from), ended(to));
  // The line of equals signs before it is for multi-file patches in Subversion.
  return patch.slice(patch.indexOf('--- '));
}

/** Quotes names as git does where they contain a line feed or could look like the end of the name. */
const named = (path: string): string =>
  /["\\\x00-\x1f\x7f]/.test(path) ? `"${path.replace(/["\\\x00-\x1f\x7f]/g, escaped)}"` : path;

/**
 * The text after the tab behind a name: git(1) and GNU diff add one where patch(1) would end the name at a
 * space.
 */
const ended = (name: string): string | undefined => (name.includes(' ') ? '' : undefined);

const escaped = (character: string): string =>
  character === '"' || character === '\\'
    ? `\\${character}`
    : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
