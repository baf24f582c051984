import { printable } from '../base/printable.ts';
import type { Io } from './io.ts';

/**
 * Prints what holds the bytes of files: each of them into a file or a pipe, where patch(1), sh(1) or `--snapshot` want
 * them, and none that a terminal obeys where a person reviews them.
 */
export const printVerbatim = (text: string, io: Io): void =>
  io.out(io.terminal ? text.replace(/[^\n\t]+/g, printable) : text);
