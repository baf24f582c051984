import type { Excerpt } from '../excerpt.ts';

/** The number of lines in the file, then each line with its number as `grep -n` prints it. */
export const excerptBody = ({ found, length }: Excerpt): string =>
  [`${length} lines`, ...found.map(({ line, text }) => `${line}:${text}`), ''].join('\n');

/** Undefined where the body is not an excerpt. */
export function excerptIn(body: string): Excerpt | undefined {
  const [head = '', ...rows] = body.replace(/\n$/, '').split('\n');
  const [, length] = /^(\d{1,8}) lines$/.exec(head) ?? [];
  const found = rows.flatMap((row) => {
    const [, line, text] = /^(\d{1,8}):(.*)$/s.exec(row) ?? [];
    return line === undefined || text === undefined ? [] : [{ line: Number(line), text }];
  });
  return length === undefined || found.length < rows.length ? undefined : { found, length: Number(length) };
}
