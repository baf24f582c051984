import type { Phrase } from '../base/phrase.ts';
import { isError, type LogLine } from '../lxc/log/log-line.ts';
import { saidOf } from '../lxc/log/said.ts';
import { comparable, filled, type Gap, type Template } from '../lxc/log/template.ts';
import { type Catalogue, type Meaning, word } from './catalogue.ts';

/** What a message means: all meanings that say as much of it, and no other says more. */
export interface Match {
  readonly meanings: readonly Meaning[];
  /** What stands in the gaps of the first. */
  readonly values: readonly string[];
  /** Nobody knows the line: only which file of LXC’s source printed it. */
  readonly isGuess: boolean;
  /** How much of the line it says, in characters. */
  readonly told: number;
  /** What the gaps say, in words, where that is more than the line says. */
  readonly said: Phrase | undefined;
}

/** Characters of a message that are compared: LXC cuts its own at 4096 bytes. */
export const longestMessage = 8192;

/** How much the errno text in front of a message tells, and which file printed it, in characters. */
const errnoTells = 8;
const fileTells = 8;

const tells = ({ template, errno, file }: Meaning, line: LogLine): number =>
  template.literal +
  (errno === undefined ? 0 : errnoTells) +
  (file === undefined || line.file === undefined ? 0 : fileTells);

/**
 * What this line means; undefined where nobody knows. A person’s words, which only quote a message, are searched for
 * one as well.
 */
export function match({ byWord, byErrno, byFile }: Catalogue, line: LogLine): Match | undefined {
  const message = comparable(line.message.slice(0, longestMessage));
  const candidates = new Set<Meaning>(byErrno.get(line.errno ?? ''));
  for (const each of message.match(word) ?? [])
    for (const meaning of byWord.get(each) ?? []) candidates.add(meaning);
  const fits = [...candidates].filter((each) => isOf(each, line));
  const whole = best(fits, message, line, false);
  if (whole) return readable(whole, line, false);
  const quoted =
    line.form === 'plain'
      ? best(
          fits.filter(({ template }) => tellsAlone(template)),
          message,
          line,
          true,
        )
      : undefined;
  if (quoted) return readable(quoted, line, false);
  const guess = isError(line) ? best(byFile.get(lastPart(line.file)) ?? [], message, line, false) : undefined;
  return guess && readable(guess, line, true);
}

/** The gaps as they stand in the line: what was compared is in lower case. */
function readable({ found, told }: Best, { message }: LogLine, isGuess: boolean): Match {
  const inLine = (gaps: readonly Gap[]) => gaps.map(([begin, end]) => message.slice(begin, end));
  const [said] = found.flatMap(({ meaning, gaps }) => saidOf(meaning.line)?.(...inLine(gaps)) ?? []);
  return {
    meanings: found.map(({ meaning }) => meaning),
    isGuess,
    told: isGuess ? 0 : told,
    values: inLine(found[0]?.gaps ?? []),
    said,
  };
}

/** A line that has lost its file may be of any, if it says enough by itself. */
const isOf = ({ errno, file, template }: Meaning, line: LogLine): boolean =>
  (errno === undefined || errno === line.errno) &&
  (file === undefined || (line.file === undefined ? tellsAlone(template) : isIn(line.file, file)));

const lastPart = (path = ''): string => path.slice(path.lastIndexOf('/') + 1);

/** Directories within LXC’s source have come and gone: `dir.c` is `storage/dir.c` since 2.1. */
const isIn = (path: string, file: string): boolean => path === file || path.endsWith(`/${file}`);

/** Characters without which a quotation could be anybody’s words. */
const telling = 12;

const tellsAlone = ({ pieces }: Template): boolean => pieces.some((piece) => piece.length >= telling);

interface Best {
  readonly found: readonly { readonly meaning: Meaning; readonly gaps: readonly Gap[] }[];
  /** Of the first. */
  readonly told: number;
}

/**
 * Of the characters of the meaning that says most: a symptom that says nearly as much means the same line. That it is
 * noise, or a consequence, has to be said of as good as the whole line.
 */
const asGood = { symptom: 0.7, noise: 0.85, consequence: 0.85 };

function best(
  meanings: readonly Meaning[],
  message: string,
  line: LogLine,
  within: boolean,
): Best | undefined {
  const found = meanings.flatMap((meaning) => {
    const gaps = filled(meaning.template, message, within);
    return gaps === undefined ? [] : [{ meaning, gaps, told: tells(meaning, line) }];
  });
  const most = Math.max(...found.map(({ told }) => told));
  const good = found
    .filter(({ told, meaning }) => told >= most * asGood[meaning.role.is])
    .sort((a, b) => b.told - a.told);
  const [first] = good;
  return first && { found: good, told: first.told };
}
