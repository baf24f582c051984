import { printable, shortened } from '../../base/printable.ts';
import type { Render } from './format.ts';

/**
 * JSON escapes only the control characters of ASCII; whatever else affects a terminal, or is invisible, is
 * escaped too.
 */
export const escapedJson = (value: unknown): string => `${onLines(value, '')}\n`;

export const json: Render<unknown> = (report) => [...jsonParts(report)].join('');

/** The same as `escapedJson`, piece by piece: the report of ten thousand containers never stands whole in memory. */
export function* jsonParts(value: object): Generator<string> {
  let separator = '{\n';
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    yield `${separator}  ${JSON.stringify(key)}: `;
    yield* Array.isArray(each) && each.length > 0 ? items(each) : [onLines(each, '  ')];
    separator = ',\n';
  }
  yield '\n}\n';
}

function* items(all: readonly unknown[]): Generator<string> {
  let separator = '[\n    ';
  for (const each of all) {
    yield `${separator}${onLines(each, '    ')}`;
    separator = ',\n    ';
  }
  yield '\n  ]';
}

/** `indent`: what each line but the first begins with. A string has no line feed of its own in JSON. */
const onLines = (value: unknown, indent: string): string =>
  JSON.stringify(value, inBounds, 2)
    .replace(/[^\n -~]/gu, (character) =>
      printable(character) === character ? character : escaped(character),
    )
    .replaceAll('\n', `\n${indent}`);

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
