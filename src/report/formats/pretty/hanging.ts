import { wrap } from '../../../base/wrap.ts';

/** A label, and a text whose further rows stand below its first. */
export const hanging = (label: string, text: string, width: number): string[] =>
  wrap(text, width - 14).map((row, index) => `    ${(index === 0 ? label : '').padEnd(8)}  ${row}`);
