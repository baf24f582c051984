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

/** A message that may go on, and the lines that it has been put together of. */
interface Held extends Reading {
  readonly pieces: readonly Reading[];
}

/** Lines that a message may be broken into before it is known. */
const mostUnknown = 3;

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
  let held: Held | undefined;

  const matched = remembered(catalogue);
  const read = (line: LogLine): Reading => ({ line, match: matched(line) });
  const flush = () => {
    if (!held) return;
    const apart = held.match ? [held] : held.pieces;
    held = undefined;
    for (const { line, match: found } of apart) {
      for (const said of nestedIn(line.message))
        take(read({ ...parseLine(said, line.number), text: line.text, ...carried(line) }));
      take({ line, match: found });
    }
  };
  /** How much is known of a line, and of what another program says in it. */
  const told = ({ line, match: found }: Reading): number =>
    Math.max(
      found?.told ?? 0,
      ...nestedIn(line.message).map((said) => matched(parseLine(said, line.number))?.told ?? 0),
    );
  /** What is held, as it goes on in this line; undefined where it does not. */
  const continued = (next: Reading): Reading | undefined => {
    if (!held || next.line.form !== 'plain' || held.pieces.length > mostJoined) return undefined;
    const before = held.line;
    if (isOpen(before.message)) return read(withMore(before, ` ${next.line.text}`));
    const isProse = before.form === 'plain' && (held.match ?? next.match) !== undefined;
    if (isProse) return undefined;
    const apart = Math.max(told(held), told(next));
    // A terminal breaks a line within a word, a mail between two; a dash in front has been taken for a bullet.
    const joined = [' ', '', ' - '].map((between) => read(withMore(before, `${between}${next.line.text}`)));
    const isOpenEnded = apart === 0 && before.form !== 'plain' && held.pieces.length < mostUnknown;
    const likely = joined.find(({ line }) => line.errno !== undefined) ?? joined[0];
    return joined.find((each) => told(each) > apart) ?? (isOpenEnded ? likely : undefined);
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
        held = { ...joined, pieces: [...held.pieces, next] };
        return;
      }
      flush();
      held = { ...next, pieces: [next] };
    },
    end: flush,
  };
}

const withMore = ({ text, number }: LogLine, more: string): LogLine => parseLine(`${text}${more}`, number);

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
