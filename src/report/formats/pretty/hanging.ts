import { wrap } from '../../../base/wrap.ts';

/** A label, and a text whose further rows stand below its first. */
export const hanging = (label: string, text: string, width: number): string[] =>
  wrap(text, width - 14).map((row, index) => `    ${(index === 0 ? label : '').padEnd(8)}  ${row}`);

/**
 * A line that goes on below itself, further in. A terminal breaks a long one at its edge, and what somebody wrote for that
 * place would come to stand where our own lines begin.
 */
export const folded = (line: string, width: number): string[] =>
  wrap(line, width - 2).map((row, index) => (index === 0 ? row : `  ${row}`));
