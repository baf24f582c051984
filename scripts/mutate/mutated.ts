import { readFileSync } from 'node:fs';
import type { Mutation } from './mutations.ts';

/** The file's text with the change. */
export const mutated = ({ start, end, text }: Mutation, original: string): string =>
  original.slice(0, start) + text + original.slice(end);

/** `file:line`. */
export const placeOf = ({ file, start }: Mutation): string =>
  `${file}:${readFileSync(file, 'utf8').slice(0, start).split('\n').length}`;

/** The lines of the file that differ, as a diff has them. */
export function diffOf(mutation: Mutation): string {
  const original = readFileSync(mutation.file, 'utf8');
  const from = original.lastIndexOf('\n', mutation.start) + 1;
  const to = (end: number, text: string) => (text.indexOf('\n', end) + 1 || text.length + 1) - 1;
  const after = mutated(mutation, original);
  const marked = (mark: string, text: string) => text.replace(/^/gm, `  ${mark} `);
  return [
    placeOf(mutation),
    marked('-', original.slice(from, to(mutation.end, original))),
    marked('+', after.slice(from, to(mutation.start + mutation.text.length, after))),
  ].join('\n');
}
