import { phrase } from '../../base/phrase.ts';
import type { LegacyLine } from '../../facts/config/legacy-lines.ts';
import { removeLine, replaceWords } from '../../fix/edit-lines.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';

/** Renames keys from before LXC 2.1, line by line, and keeps the values. */
export function modernizeKeys(lines: readonly LegacyLine[], by: string): Fix {
  const backend = lines.filter(({ key }) => key === 'lxc.rootfs.backend').at(-1)?.value;
  const [first, ...others] = lines.map((line) => renamed(line, backend, by));
  return first
    ? {
        safety: 'safe',
        title: phrase`rename the keys to those of LXC 2.1 and later`,
        actions: [first, ...others],
      }
    : manual(phrase`rename the keys to those of LXC 2.1 and later`);
}

/** Unsafe: other configs may include the file, and be read by an older LXC. */
export function modernizeIncluded(lines: readonly LegacyLine[], by: string): Fix {
  const fix = modernizeKeys(lines, by);
  if (fix.safety === 'manual') return manual(phrase`fix the included file, or include another`);
  return {
    ...fix,
    safety: 'unsafe',
    title: phrase`rename the keys in the included file, which other configs may include as well`,
  };
}

function renamed(line: LegacyLine, backend: string | undefined, by: string): Action {
  const { key, value, keyAt, today } = line;
  // An empty fstab cleared an earlier one; LXC rejects it today.
  const gone = key === 'lxc.rootfs.backend' || (key === 'lxc.mount' && value === '');
  if (today === undefined || gone) return removeLine(keyAt, by);
  return key === 'lxc.rootfs' ? withType(line, today, backend, by) : replaceWords(keyAt, today, by);
}

/** Since LXC 3 the part before the first colon is the type. Without one LXC detects it, as before. */
function withType(
  { keyAt, valueAt, value }: LegacyLine,
  today: string,
  backend: string | undefined,
  by: string,
): Action {
  const typed = value === '' || /^[a-z]+:/.test(value);
  const type = backend || (value.includes(':') ? 'dir' : undefined);
  const { text, column = 1, endColumn = 1 } = keyAt;
  const between = text.slice(endColumn - 1, (valueAt.column ?? 1) - 1);
  const words = `${today}${between}${typed || type === undefined ? '' : `${type}:`}${value}`;
  return replaceWords({ ...keyAt, column, endColumn: valueAt.endColumn ?? 1 }, words, by);
}
