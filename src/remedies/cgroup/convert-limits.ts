import { phrase } from '../../base/phrase.ts';
import { removeLine } from '../../fix/edit-lines.ts';
import { onCgroup2 } from '../../lxc/cgroup2-keys.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';

/**
 * For limits of cgroup v1 in a config on v2, where they have no effect and can stop the start: replaces each by the v2 key,
 * or removes it if there is none.
 */
export function convertLimits(limits: readonly Statement[], by: string): Fix {
  const changes = limits.map((limit) => ({ limit, known: onCgroup2(limit) }));
  const [first, ...others] = changes.map(({ limit, known }) =>
    known ? renamed(limit, known.key, known.value, by) : removeLine(limit.at, by),
  );
  if (!first || limits.some(({ via }) => via.length > 0))
    return manual(phrase`remove these limits from the included files: they have no effect on cgroup v2`);
  const lost = changes.some(({ known }) => !known);
  return {
    safety: lost ? 'unsafe' : 'safe',
    title: lost
      ? phrase`remove the limits that have no effect on cgroup v2`
      : phrase`convert the limits to cgroup v2`,
    actions: [first, ...others],
  };
}

/** Keeps what else is on the line. */
function renamed({ keyAt, valueAt, at }: Statement, key: string, value: string, by: string): Action {
  const { path, line, text } = at;
  const { column: from = 1, endColumn: to = from } = keyAt;
  const { column: start = to, endColumn: end = start } = valueAt;
  const after = `${text.slice(0, from - 1)}${key}${text.slice(to - 1, start - 1)}${value}${text.slice(end - 1)}`;
  return { do: 'edit', by, path, line, before: [text], after: [after] };
}
