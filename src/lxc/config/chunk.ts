import type { Line } from '../../place.ts';
import { atLeast, type Version } from '../version.ts';

/** What liblxc takes for one line: mostly a line of the file, sometimes a part of it. */
export interface Chunk {
  /** The line of the file as an editor counts them. */
  readonly at: Line;
  /** 0-based, in `at.text`. */
  readonly start: number;
  readonly text: string;
}

/**
 * Cuts a text where liblxc does (`lxc_file_for_each_line_mmap` in parse.c): since 3.0 at every run of `\n` and `\r`,
 * and the first NUL ends the file. Before, at `\n` alone, and a NUL ends the line.
 */
export function* chunks(path: string, text: string, version: Version): Generator<Chunk> {
  const mapped = atLeast(version, 3);
  const all = mapped ? before(text, '\0') : text;
  let line = 1;
  for (let from = 0; from < all.length; line++) {
    const until = all.indexOf('\n', from);
    const end = until === -1 ? all.length : until;
    // What follows a NUL on its line is still the text of the line, for whoever edits it.
    const whole = all.slice(from, until === -1 ? endOfLine(text, from) : end);
    yield* mapped ? parts(path, line, whole, end - from) : [one(path, line, whole)];
    from = end + 1;
  }
}

function* parts(path: string, line: number, whole: string, length: number): Generator<Chunk> {
  const { text, found } = masked(whole);
  const at: Line = { path, line, text };
  if (found) {
    yield { at, start: 0, text: before(text, '\r') };
    return;
  }
  for (let start = 0; start < length; ) {
    const until = text.indexOf('\r', start);
    const end = until === -1 || until > length ? length : until;
    if (end > start) yield { at, start, text: text.slice(start, end) };
    start = end + 1;
  }
}

function one(path: string, line: number, whole: string): Chunk {
  const { text } = masked(whole);
  return { at: { path, line, text }, start: 0, text: before(text, '\0') };
}

/**
 * The values in `lxc.environment` are often passwords. They are blanked before anything can quote the line: what
 * stands behind the second `=`, or behind the first if the key is odd (`lxc.environment: NAME=...`).
 */
function masked(text: string): { text: string; found: boolean } {
  const equals = text.indexOf('=');
  const head = text.slice(0, Math.max(equals, 0)).trimEnd().toLowerCase();
  if (!head.includes('environment')) return { text, found: false };
  const kept = text.indexOf('=', /environment[\w.]*$/.test(head) ? equals + 1 : equals) + 1;
  if (kept === 0) return { text, found: false };
  const last = text.trimEnd().at(-1) ?? '';
  return { text: `${text.slice(0, kept)}***${last === '"' || last === "'" ? last : ''}`, found: true };
}

function before(text: string, stop: string): string {
  const at = text.indexOf(stop);
  return at === -1 ? text : text.slice(0, at);
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}
