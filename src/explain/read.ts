import type { LogLine } from '../lxc/log/log-line.ts';
import { nestedIn } from '../lxc/log/nested.ts';
import { parseLine } from '../lxc/log/parse-line.ts';
import { undecorated } from '../lxc/log/undecorated.ts';
import type { Catalogue } from './catalogue.ts';
import { longestMessage, type Match, match } from './match.ts';

/** A line, and what it means. */
export interface Reading {
  readonly line: LogLine;
  /** Undefined where nobody knows it. */
  readonly match: Match | undefined;
}

/** Lines that a message may go on for: an ID map has one for each range, apparmor_parser(8) prints some. */
const mostJoined = 12;

/**
 * Reads lines of a text, and what other programs said within them before what LXC makes of that. A message goes on
 * in the next line where a quotation is open, and where it is known only together with that line.
 */
export function reader(catalogue: Catalogue, take: (reading: Reading) => void) {
  let number = 0;
  let held: { line: LogLine; joined: number } | undefined;

  const give = (line: LogLine, found: Match | undefined) => {
    for (const said of nestedIn(line.message)) {
      const inner = { ...parseLine(said, line.number), text: line.text, ...carried(line) };
      take({ line: inner, match: match(catalogue, inner) });
    }
    take({ line, match: found });
  };
  const flush = () => {
    if (held) give(held.line, match(catalogue, held.line));
    held = undefined;
  };
  return {
    line(raw: string): void {
      number += 1;
      const text = undecorated(raw.slice(0, longestMessage));
      if (text === '') return;
      const line = parseLine(text, number);
      if (held && line.form === 'plain' && held.joined < mostJoined) {
        const joined = withMore(held.line, text);
        if (isOpen(held.line.message) || (isUnknown(held.line) && !isUnknown(joined) && isUnknown(line))) {
          held = { line: joined, joined: held.joined + 1 };
          return;
        }
      }
      flush();
      held = { line, joined: 0 };
    },
    end: flush,
  };

  function isUnknown(line: LogLine): boolean {
    return match(catalogue, line) === undefined;
  }
}

const withMore = (line: LogLine, text: string): LogLine => ({
  ...line,
  text: `${line.text} ${text}`,
  message: `${line.message} ${text}`,
});

const isOpen = (message: string): boolean => (message.split('"').length - 1) % 2 === 1;

const carried = ({ program, container, level, at }: LogLine) =>
  Object.fromEntries(
    Object.entries({ program, container, level, at }).filter(([, value]) => value !== undefined),
  );
