import { closingQuote, masked } from './redact.ts';

/** What stands for something that was left out. */
export const leftOut = '***';

/**
 * A file's text as strangers may read it: without comments, without what programs are started with, and without
 * whatever is called a password. Every line stays where it is, and `***` stands for what was left out.
 */
export function withoutSecrets(path: string, text: string): string {
  const told = path.endsWith('/lxc-lint.json') ? text.replace(reasons, '$1"***"') : text;
  return told.split('\n').map(withheld).join('\n');
}

/** The same of what a program has printed, which has no comments. */
export const saidWithoutSecrets = (text: string): string =>
  text
    .split('\n')
    .map((line) => withoutWords(withoutPerson(line)))
    .join('\n');

/** Why somebody has accepted a finding, in lxc-lint.json. */
const reasons = /("reason"\s*:\s*)"(?:[^"\\]|\\.)*"/gs;

/** What follows a carriage return is a line of its own for LXC since 3.0. */
const withheld = (line: string): string =>
  masked(line)
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
    /^([ \t]*lxc\.(?:init|execute)[._]cmd[ \t]*=[ \t]*)(\S*)(.*)$/s.exec(line) ??
    [];
  const quote = closingQuote(rest);
  return rest.trim() === quote ? line : `${head}${program} ***${quote}`;
}

/** Options of mounts, settings and URLs. */
const withoutWords = (line: string): string =>
  line.replace(settings, '$1***').replace(/(:\/\/)[^/\s@]+@/g, '$1***@');

/** Bounded, so that a hostile line costs no more than its length. */
const settings =
  /((?:\bpass|passw|passphrase|psk|secret|token|credential|api[_-]?key|private[_-]?key)[\w-]{0,30}[ \t]{0,8}(?:=[ \t]{0,8}|:[ \t]{1,8}))[^\s,"']+/gi;
