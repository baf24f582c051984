import { columns } from './columns.ts';

/** Wraps a text at its spaces into lines of at most `width` columns; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const rows: string[] = [''];
  let used = 0;
  for (const word of text.split(' ')) {
    const [row, room] = [rows.at(-1) ?? '', columns(word)];
    const joins = row !== '' && used + 1 + room <= width;
    if (joins || row === '') rows[rows.length - 1] = joins ? `${row} ${word}` : word;
    else rows.push(word);
    used = joins ? used + 1 + room : room;
  }
  return rows;
}
