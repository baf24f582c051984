import { printable } from '../base/printable.ts';
import type { Io } from './io.ts';

/**
 * Prints text with the bytes of files: verbatim into a file or a pipe, as patch(1), sh(1) and `--snapshot`
 * need it, and escaped on a terminal, where a person reviews it.
 */
export const printVerbatim = (text: string, io: Io): void =>
  io.out(io.terminal ? text.replace(/[^\n\t]+/g, printable) : text);
