import type { Line } from '../../../base/place.ts';
import { redact } from '../../../base/redact.ts';
import { atLeast, type Version } from '../../version.ts';

/** What liblxc takes for one line: a line of the file, or a part of it. */
export interface LogicalLine {
  /** The line of the file, as an editor counts lines. */
  readonly at: Line;
  /** 0-based, in `at.text`. */
  readonly start: number;
  readonly text: string;
}

/**
 * Splits a text where liblxc does (`lxc_file_for_each_line_mmap` in parse.c): since 3.0 at every run of `\n` and `\r`,
 * and the first NUL ends the file. Before, at `\n` alone, and a NUL ends the line.
 */
export function* logicalLines(path: string, text: string, version: Version): Generator<LogicalLine> {
  const mapped = atLeast(version, 3);
  const all = mapped ? before(text, '\0') : text;
  let line = 1;
  for (let from = 0; from < all.length; line++) {
    // The text of the line goes on after a NUL, as an edit replaces all of it.
    const end = endOfLine(text, from);
    const at: Line = { path, line, text: redact(text.slice(from, end)) };
    const live = before(at.text, '\0');
    if (mapped) yield* parts(at, live);
    else yield { at, start: 0, text: live };
    from = end + 1;
  }
}

function* parts(at: Line, live: string): Generator<LogicalLine> {
  for (let start = 0; start < live.length; ) {
    const until = live.indexOf('\r', start);
    const end = until === -1 ? live.length : until;
    if (end > start) yield { at, start, text: live.slice(start, end) };
    start = end + 1;
  }
}

function before(text: string, stop: string): string {
  const at = text.indexOf(stop);
  return at === -1 ? text : text.slice(0, at);
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}
