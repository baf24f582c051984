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
 * in the next line where a quotation is open, and where it is known only together with that line. What only shows a file
 * is no message.
 */
export function reader(
  catalogue: Catalogue,
  take: (reading: Reading) => void,
  isShown: (text: string) => boolean,
) {
  let number = 0;
  let held: (Reading & { readonly joined: number }) | undefined;

  const matched = remembered(catalogue);
  const read = (line: LogLine): Reading => ({ line, match: matched(line) });
  const flush = () => {
    if (!held) return;
    const { line, match: found } = held;
    held = undefined;
    for (const said of nestedIn(line.message))
      take(read({ ...parseLine(said, line.number), text: line.text, ...carried(line) }));
    take({ line, match: found });
  };
  /** What is held, as it goes on in this line; undefined where it does not. */
  const continued = ({ line, match: found }: Reading): Reading | undefined => {
    if (!held || line.form !== 'plain' || held.joined >= mostJoined) return undefined;
    const isBroken = held.match === undefined && found === undefined;
    if (!isOpen(held.line.message) && !isBroken) return undefined;
    const joined = read(withMore(held.line, line.text));
    return isOpen(held.line.message) || joined.match ? joined : undefined;
  };
  return {
    line(raw: string): void {
      number += 1;
      const text = undecorated(raw.slice(0, longestMessage));
      const parsed = parseLine(text, number);
      if (parsed.form === 'plain' && isShown(text)) {
        flush();
        return;
      }
      if (text === '') return;
      const next = read(parsed);
      const joined = continued(next);
      if (held && joined) {
        held = { ...joined, joined: held.joined + 1 };
        return;
      }
      flush();
      held = { ...next, joined: 0 };
    },
    end: flush,
  };
}

const withMore = (line: LogLine, text: string): LogLine => ({
  ...line,
  text: `${line.text} ${text}`,
  message: `${line.message} ${text}`,
});

const isOpen = (message: string): boolean => (message.split('"').length - 1) % 2 === 1;

const carried = ({ program, container, level, at }: LogLine) => ({ program, container, level, at });

/** A log says the same again and again. What is remembered is as much as fits in a few megabytes. */
const mostRemembered = 1000;
const longestRemembered = 1000;

function remembered(catalogue: Catalogue): (line: LogLine) => Match | undefined {
  const known = new Map<string, Match | undefined>();
  return (line) => {
    const { form, level, file, errno, message } = line;
    if (message.length > longestRemembered) return match(catalogue, line);
    const key = `${form} ${level} ${file} ${errno} ${message}`;
    if (known.has(key)) return known.get(key);
    const found = match(catalogue, line);
    if (known.size >= mostRemembered) known.clear();
    known.set(key, found);
    return found;
  };
}
