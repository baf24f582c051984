import { inAscii } from '../base/ascii.ts';
import type { Io } from './io.ts';

/** Prints text for people, in the letters that their locale has. */
export const say = (text: string, { out, ascii }: Pick<Io, 'out' | 'ascii'>): void =>
  out(ascii ? inAscii(text) : text);
