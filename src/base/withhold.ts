import { closingQuote, redact } from './redact.ts';
import { withoutReasons } from './withhold-reasons.ts';

/** Replaces what was left out. */
export const withheldMark = '***';

/**
 * A file's text for strangers: without comments, without the arguments of programs, and without anything
 * called a password. Every line stays in place, and `***` replaces what was left out.
 */
export function withoutSecrets(path: string, text: string): string {
  const told = path.endsWith('/lxc-lint.json') ? withoutReasons(text) : text;
  return told.split('\n').map(withheld).join('\n');
}

/** The same for a program's output, which has no comments. */
export const saidWithoutSecrets = (text: string): string =>
  text
    .split('\n')
    .map((line) => withoutWords(withoutPerson(line)))
    .join('\n');

/**
 * Whether more than comments is left out of this text, or a comment that mentions a password. With the
 * checksum of the whole, passwords could be guessed.
 */
export const hidesSecret = (path: string, text: string): boolean =>
  text.split('\n').some((line) => {
    const shown = withoutSecrets(path, line);
    return shown !== line && (withoutComment(line) === line || withoutWords(line) !== line);
  });

/** Since LXC 3.0 the text after a carriage return is a line of its own. */
const withheld = (line: string): string =>
  redact(line)
    .split('\r')
    .map((part) => withoutWords(withoutArguments(withoutComment(withoutPerson(part)))))
    .join('\r');

/** A line of passwd(5), without a possible password hash, and without the person's name. */
function withoutPerson(line: string): string {
  const [, name, password, ids, rest] =
    /^([^:\s]+):([^:]*):(\d+:\d+):[^:]*((?::[^:]*){0,2})$/.exec(line) ?? [];
  return name === undefined ? line : `${name}:${password === 'x' ? 'x' : ''}:${ids}:${rest}`;
}

/** Of lxc-lint's own comments only the reason is left out. */
function withoutComment(line: string): string {
  const [, start = '', words = ''] = /^(\s*#+(?!!)[ \t]*)(.*)$/s.exec(line) ?? [];
  if (words === '') return line;
  if (!words.startsWith('lxc-lint-')) return `${start}***`;
  const end = words.search(/[ \t]--[ \t]+\S/);
  return end === -1 ? line : `${start}${words.slice(0, end)} -- ***`;
}

/**
 * The program of a hook or an init is kept, its arguments usually are not. A shell runs hooks, and variables may
 * precede the program.
 */
function withoutArguments(line: string): string {
  const [, head, program, rest = ''] =
    /^([ \t]*lxc\.hook\.[\w-]+[ \t]*=[ \t]*)([^\s=]*)(.*)$/s.exec(line) ??
    /^([ \t]*lxc\.(?:(?:init|execute)[._]cmd|net(?:work)?\.(?:\d+\.)?script\.[\w.]+)[ \t]*=[ \t]*)(\S*)(.*)$/s.exec(
      line,
    ) ??
    [];
  const quote = closingQuote(rest);
  const hidesNothing = rest.trim() === quote || plain.test(`${program}${rest.trimEnd()}`);
  return hidesNothing ? line : `${head}${program} ***${quote}`;
}

/** Commands with arguments that decide whether a container starts, and that hold no secret. */
const plain = /^(?:\S*busybox init|(?:\S*busybox )?\S*sleep (?:[\d.]{1,9}|inf|infinity)|ls \/)$/;

/** Options of mounts, settings and URLs. */
const withoutWords = (line: string): string =>
  line
    .replace(spaced, '$1***')
    .replace(settings, '$1***')
    .replace(/(\bauthorization[ \t]{0,8}:|\bbearer[ \t])[^"']*/gi, '$1***')
    .replace(/\S+/g, withoutLogin);

/** `https://user:password@host`; a password may contain a slash or an at sign. */
function withoutLogin(word: string): string {
  const [from, to] = [word.indexOf('://') + 3, word.lastIndexOf('@')];
  return from > 2 && to >= from ? `${word.slice(0, from)}***${word.slice(to)}` : word;
}

/** Names of secrets. Bounded, so that a hostile line takes linear time. */
const called =
  '(?:(?:\\bpass|passw|passphrase|psk|secret|token|credential|api[_-]?key|private[_-]?key)[\\w-]{0,30}|(?:\\b|[_-])(?:pwd|pin|auth|key))';

/** `password=word`, `password: word`, `password="two words"`. */
const settings = new RegExp(`(${called}(?:=|:))(?:"[^"]{1,1000}"|'[^']{1,1000}'|[^\\s,"']+)`, 'gi');

/** With spaces around the sign, everything that follows. */
const spaced = new RegExp(`(${called}(?:[ \\t]{1,8}[=:][ \\t]{0,8}|[=:][ \\t]{1,8}))\\S.*`, 'gis');
