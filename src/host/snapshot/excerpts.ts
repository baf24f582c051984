import type { Excerpt } from '../excerpt.ts';

/** Each line with its number, as `grep -n` prints them, below the number of lines that the file has. */
export const excerptBody = ({ found, length }: Excerpt): string =>
  [`${length} lines`, ...found.map(({ line, text }) => `${line}:${text}`), ''].join('\n');

/** Undefined where it is none. */
export function excerptIn(body: string): Excerpt | undefined {
  const [head = '', ...rows] = body.replace(/\n$/, '').split('\n');
  const [, length] = /^(\d{1,8}) lines$/.exec(head) ?? [];
  const found = rows.flatMap((row) => {
    const [, line, text] = /^(\d{1,8}):(.*)$/s.exec(row) ?? [];
    return line === undefined || text === undefined ? [] : [{ line: Number(line), text }];
  });
  return length === undefined || found.length < rows.length ? undefined : { found, length: Number(length) };
}
