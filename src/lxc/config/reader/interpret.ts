import { phrase } from '../../../base/phrase.ts';
import { type Line, narrow } from '../../../base/place.ts';
import { Unseen } from '../../../base/unseen.ts';
import { atLeast, type Version } from '../../version.ts';
import { globalKeys } from '../keys/global.ts';
import { history } from '../keys/history.ts';
import type { Vocabulary } from '../keys/vocabulary.ts';
import { check } from '../values/check.ts';
import type { Above, Diagnostic } from '../values/diagnostic.ts';
import { quoted } from '../values/diagnostic.ts';
import { failedLine, noEquals, unknownKey } from './liblxc-messages.ts';
import { type Pair, parseLine } from './parse-line.ts';
import type { LogicalLine } from './split-lines.ts';
import type { IgnoredLine, ParseRefusal, Statement, UnreadInclude } from './statement.ts';

/** The state while a config is read. */
export interface ReaderState {
  readonly version: Version;
  readonly find: Vocabulary;
  readonly above: Above;
  readonly statements: Statement[];
  readonly ignored: IgnoredLine[];
  readonly unseen: UnreadInclude[];
  refused: ParseRefusal | undefined;
  readonly further: ParseRefusal[];
  /** All that LXC would reject, where reading goes on behind it. */
  readonly rejected: ParseRefusal[] | undefined;
  /** What is left of the limits, which a hostile config would exceed. */
  readonly remaining: { files: number; lines: number; characters: number };
}

/** Executes one line as `parse_line` in confile.c does. Returns the statement if it includes something. */
export function interpretLine(
  chunk: LogicalLine,
  via: readonly Line[],
  reading: ReaderState,
): Statement | undefined {
  const parsed = parseLine(chunk, unquotes(reading.version));
  if (parsed.kind === 'blank') return undefined;
  reading.remaining.lines -= 1;
  if (reading.remaining.lines <= 0) {
    reading.unseen.push({
      at: chunk.at,
      via,
      reason: new Unseen(phrase`the config has too many lines to read`),
    });
    return undefined;
  }
  if (parsed.kind === 'pair') return set(statementOf(chunk, parsed, via), chunk, reading);
  if (parsed.kind === 'ignored') reading.ignored.push({ at: whole(chunk), via });
  else reading.refused = withoutEquals(chunk, via, reading.version);
  return undefined;
}

/** Refusals after the first one; a person corrects no more in one go. */
const most = 50;

/** The same for a line behind the one that LXC rejects: it counts only if it would be rejected too. */
export function judgeFurther(chunk: LogicalLine, via: readonly Line[], reading: ReaderState): void {
  if (reading.further.length >= most) return;
  // What stands above it is not known any more, as with an include that cannot be read; nothing is taken from it.
  const unread = { at: chunk.at, via, reason: new Unseen(phrase`LXC does not read this line`) };
  const beyond = { ...reading, statements: [], ignored: [], unseen: [unread], refused: undefined };
  interpretLine(chunk, via, beyond);
  if (beyond.refused !== undefined) reading.further.push(beyond.refused);
}

/** 1.0.9 had it, 1.1 and 2.0.0 did not. */
const unquotes = (version: Version): boolean =>
  atLeast(version, 2, 0, 1) || (atLeast(version, 1, 0, 9) && !atLeast(version, 1, 1));

function statementOf(chunk: LogicalLine, parsed: Pair, via: readonly Line[]): Statement {
  const { at, start } = chunk;
  const { key, raw, value } = parsed;
  const keyAt = narrow(at, start + key.start, key.text.length);
  return { at, key: key.text, value, keyAt, valueAt: narrow(at, start + raw.start, raw.text.length), via };
}

function set(statement: Statement, chunk: LogicalLine, reading: ReaderState): Statement | undefined {
  const { version, above } = reading;
  const key = reading.find(statement.key);
  if (key === undefined) {
    reading.refused = unknown(statement, version);
    return undefined;
  }
  const diagnostic = check({ statement, name: statement.key, key, value: statement.value, version, above });
  const isPartial = reading.unseen.length > 0 || (reading.rejected?.length ?? 0) > 0;
  const counts = diagnostic !== undefined && !(diagnostic.dependsOnEarlier && isPartial);
  if (counts) reading.refused = refusal(diagnostic, statement, chunk, version);
  else reading.statements.push(statement);
  if (counts || key.kind !== 'include') return undefined;
  if (statement.value !== '') return statement;
  // Up to 1.1 an empty include names a file with an empty name.
  if (!atLeast(version, 2)) {
    reading.refused = refusal(
      { message: phrase`lxc.include needs a path`, why: 'include-missing' },
      statement,
      chunk,
      version,
    );
  }
  return undefined;
}

function withoutEquals(chunk: LogicalLine, via: readonly Line[], version: Version): ParseRefusal {
  const message = phrase`no equals sign between key and value`;
  return { at: whole(chunk), via, why: 'no-equals', message, lxcMessage: noEquals(chunk, version) };
}

function unknown({ key, keyAt, via }: Statement, version: Version): ParseRefusal {
  const message = globalKeys.includes(key)
    ? phrase`${quoted(key)} is a key of lxc.conf(5), and none of a container`
    : phrase`unknown key ${quoted(key)}`;
  return {
    at: keyAt,
    via,
    why: 'unknown-key',
    message,
    ...history(key, version),
    lxcMessage: unknownKey(key, version),
  };
}

/** A key of another release can match the prefix of one of this release: then the key is wrong, not the value. */
function refusal(
  diagnostic: Diagnostic,
  statement: Statement,
  chunk: LogicalLine,
  version: Version,
): ParseRefusal {
  const otherRelease = history(statement.key, version);
  const onKey = diagnostic.onKey || otherRelease !== undefined;
  return {
    at: onKey ? statement.keyAt : wordAt(statement, diagnostic.word),
    via: statement.via,
    why: diagnostic.why ?? 'bad-value',
    message: diagnostic.message,
    ...otherRelease,
    lxcMessage: diagnostic.lxcMessage ?? failedLine(chunk, version),
  };
}

function wordAt({ at, valueAt }: Statement, word = ''): Line {
  const start = word === '' ? -1 : at.text.indexOf(word, (valueAt.column ?? 1) - 1);
  return start === -1 ? valueAt : narrow(at, start, word.length);
}

const whole = ({ at, start, text }: LogicalLine): Line =>
  text.length === at.text.length ? at : narrow(at, start, text.length);
