import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Action } from '../../model/action.ts';

interface Setting {
  readonly key: string;
  readonly value: string;
}

/** Sets these keys instead, each in a line that keeps what else is on the old one. */
export function replaceSetting(
  { keyAt, valueAt, at }: Statement,
  settings: readonly Setting[],
  by: string,
): Action {
  const { path, line, text } = at;
  const { column: from = 1, endColumn: to = from } = keyAt;
  const { column: start = to, endColumn: end = start } = valueAt;
  const after = settings.map(
    ({ key, value }) =>
      `${text.slice(0, from - 1)}${key}${text.slice(to - 1, start - 1)}${value}${text.slice(end - 1)}`,
  );
  return { do: 'edit', by, path, line, before: [text], after };
}
