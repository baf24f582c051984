import { printable, shortened } from '../../base/printable.ts';
import type { Render } from './format.ts';

/** JSON escapes the control characters of ASCII only; what else a terminal obeys, or a reader cannot see, is escaped like them. */
export const json: Render = (report) =>
  `${JSON.stringify(report, inBounds, 2).replace(/[^\n -~]/gu, (character) =>
    printable(character) === character ? character : escaped(character),
  )}\n`;

/**
 * A line without end stands in many places of a report: that of a stranger's config must not make it more than a text
 * can hold. An action that was shortened is refused like any other whose `before` is not what stands there.
 */
const inBounds = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? shortened(value, longest) : value;

/** Much more than any script that a fix writes. */
const longest = 4096;

/** By its units in UTF-16, as JSON counts. */
const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
