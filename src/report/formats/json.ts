import { printable } from '../../base/printable.ts';
import type { Reporter } from './format.ts';

/** JSON escapes the control characters of ASCII only; what else a terminal obeys, or a reader cannot see, is escaped like them. */
export const json: Reporter = (report) =>
  `${JSON.stringify(report, null, 2).replace(/[^\n -~]/gu, (character) =>
    printable(character) === character ? character : escaped(character),
  )}\n`;

/** By its units in UTF-16, as JSON counts. */
const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
