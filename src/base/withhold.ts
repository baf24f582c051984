import { closingQuote, redact } from './redact.ts';
import { withoutReasons } from './withhold-reasons.ts';

/** What stands for something that was left out. */
export const withheldMark = '***';

/**
 * A file's text as strangers may read it: without comments, without what programs are started with, and without
 * whatever is called a password. Every line stays where it is, and `***` stands for what was left out.
 */
export function withoutSecrets(path: string, text: string): string {
  const told = path.endsWith('/lxc-lint.json') ? withoutReasons(text) : text;
  return told.split('\n').map(withheld).join('\n');
}

/** The same of what a program has printed, which has no comments. */
export const saidWithoutSecrets = (text: string): string =>
  text
    .split('\n')
    .map((line) => withoutWords(withoutPerson(line)))
    .join('\n');

/**
 * Whether more than comments is left out of this text, or a comment that speaks of a password. Whoever is told the sum of
 * the whole could try words until it fits.
 */
export const hidesSecret = (path: string, text: string): boolean =>
  text.split('\n').some((line) => {
    const shown = withoutSecrets(path, line);
    return shown !== line && (withoutComment(line) === line || withoutWords(line) !== line);
  });

/** What follows a carriage return is a line of its own for LXC since 3.0. */
const withheld = (line: string): string =>
  redact(line)
    .split('\r')
    .map((part) => withoutWords(withoutArguments(withoutComment(withoutPerson(part)))))
    .join('\r');

/** A line of passwd(5), without what may be a hash in it, and without what says who it is. */
function withoutPerson(line: string): string {
  const [, name, password, ids, rest] =
    /^([^:\s]+):([^:]*):(\d+:\d+):[^:]*((?::[^:]*){0,2})$/.exec(line) ?? [];
  return name === undefined ? line : `${name}:${password === 'x' ? 'x' : ''}:${ids}:${rest}`;
}

/** Of the comments that lxc-lint goes by the reason alone. */
function withoutComment(line: string): string {
  const [, start = '', words = ''] = /^(\s*#+(?!!)[ \t]*)(.*)$/s.exec(line) ?? [];
  if (words === '') return line;
  if (!words.startsWith('lxc-lint-')) return `${start}***`;
  const end = words.search(/[ \t]--[ \t]+\S/);
  return end === -1 ? line : `${start}${words.slice(0, end)} -- ***`;
}

/** The program that a hook or an init names is looked at, and nothing behind it. A shell runs hooks, which may set variables first. */
function withoutArguments(line: string): string {
  const [, head, program, rest = ''] =
    /^([ \t]*lxc\.hook\.[\w-]+[ \t]*=[ \t]*)([^\s=]*)(.*)$/s.exec(line) ??
    /^([ \t]*lxc\.(?:(?:init|execute)[._]cmd|net(?:work)?\.(?:\d+\.)?script\.[\w.]+)[ \t]*=[ \t]*)(\S*)(.*)$/s.exec(
      line,
    ) ??
    [];
  const quote = closingQuote(rest);
  return rest.trim() === quote ? line : `${head}${program} ***${quote}`;
}

/** Options of mounts, settings and URLs. */
const withoutWords = (line: string): string =>
  line
    .replace(spaced, '$1***')
    .replace(settings, '$1***')
    .replace(/(\bauthorization[ \t]{0,8}:|\bbearer[ \t])[^"']*/gi, '$1***')
    .replace(/\S+/g, withoutLogin);

/** `https://user:password@host`; a password may hold a slash, and an at sign too. */
function withoutLogin(word: string): string {
  const [from, to] = [word.indexOf('://') + 3, word.lastIndexOf('@')];
  return from > 2 && to >= from ? `${word.slice(0, from)}***${word.slice(to)}` : word;
}

/** What people call a secret. Bounded, so that a hostile line costs no more than its length. */
const called =
  '(?:(?:\\bpass|passw|passphrase|psk|secret|token|credential|api[_-]?key|private[_-]?key)[\\w-]{0,30}|(?:\\b|[_-])(?:pwd|pin|auth|key))';

/** `password=word`, `password: word`, `password="two words"`. */
const settings = new RegExp(`(${called}(?:=|:))(?:"[^"]{1,1000}"|'[^']{1,1000}'|[^\\s,"']+)`, 'gi');

/** With blanks about the sign, all that follows. */
const spaced = new RegExp(`(${called}(?:[ \\t]{1,8}[=:][ \\t]{0,8}|[=:][ \\t]{1,8}))\\S.*`, 'gis');
