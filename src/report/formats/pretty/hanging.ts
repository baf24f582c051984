import { wrap } from '../../../base/wrap.ts';

/** A label, and a text with its further rows aligned below the first. */
export const hanging = (label: string, text: string, width: number): string[] =>
  wrap(text, width - 14).map((row, index) => `    ${(index === 0 ? label : '').padEnd(8)}  ${row}`);

/**
 * A line that continues below itself, indented. A terminal wraps a long one at its edge, where untrusted text
 * could imitate the beginning of a line of ours.
 */
export const folded = (line: string, width: number): string[] =>
  wrap(line, width - 2).map((row, index) => (index === 0 ? row : `  ${row}`));
