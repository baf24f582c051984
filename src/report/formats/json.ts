import { printable, shortened } from '../../base/printable.ts';
import type { Render } from './format.ts';

/**
 * JSON escapes only the control characters of ASCII; whatever else affects a terminal, or is invisible, is
 * escaped too.
 */
export const json: Render<unknown> = (report) => escapedJson(report);

export const escapedJson = (value: unknown): string =>
  `${JSON.stringify(value, inBounds, 2).replace(/[^\n -~]/gu, (character) =>
    printable(character) === character ? character : escaped(character),
  )}\n`;

/**
 * A very long line occurs several times in a report: one in an untrusted config must not make the report
 * longer than a string can be. A shortened action is refused like any other whose `before` does not match.
 */
const inBounds = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? shortened(value, longest) : value;

/** Much more than any script that a fix writes. */
const longest = 4096;

/** By UTF-16 code units, as JSON does. */
const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
