import { octal } from '../../base/file-mode.ts';
import type { Excerpt } from '../excerpt.ts';
import type { Caller, Stat } from '../host.ts';
import type { Program } from '../program.ts';
import { parseQueryKey, type RecordedAnswer, type Recording, type Verb } from './answers.ts';
import { excerptBody } from './excerpts.ts';
import { programBody } from './programs.ts';
import { type Section, write } from './sections.ts';

export const opening = 'lxc-lint snapshot 3';
/**
 * Version 1 had whole files instead of excerpts, 1 and 2 had `asleep` for `offline`; both can still be read.
 */
export const formerOpenings: readonly string[] = ['lxc-lint snapshot 1', 'lxc-lint snapshot 2'];
export const closing = 'end';

/**
 * Formats answers as a text that a person can read, cut and edit:
 *
 *     -- lxc-lint snapshot 3 --
 *     -- caller root 0:0 0,4 --                 the caller; below, the variables that LXC uses
 *     -- stat --                                KIND UID:GID MODE PATH or `absent PATH`, one per line
 *     -- /etc/subuid --                         a file's text
 *     -- grep /^UsePAM \S+/ /etc/ssh/sshd_config --   the number of lines, then the matches with line numbers
 *     -- absent /etc/lxc/lxc-usernet --         no such file (also: grep, list, link, program, $, with the word before the path)
 *     -- denied /etc/lxc/lxc-usernet --         permission denied, and why
 *     -- unseen /etc/lxc/lxc.conf --            cannot be read, and why
 *     -- offline $ uname -r --                  only a running host could answer
 *     -- cksum 93 7 /etc/lxc/lxc-users --       of the whole file, where the text shown has the checksum 93 7
 *     -- list /etc/sysctl.d --                  names, one per line
 *     -- link /etc/resolv.conf --               the target of a symbolic link
 *     -- program /bin/sh --                     what it is when it is executed: `elf` and what runs and loads it, `script`
 *                                               and what its first line names, `empty`, `text` or `data`
 *     -- $ lxc-start --version --               exit status, then the output
 *     -- processes 1001 --                      PIDs, one per line
 *     -- end --
 *
 * Answers that depend on the user begin with `as NAME: `.
 */
export function transcribe({ caller, answers: given }: Recording): string {
  const answers = [...given].map(([key, answer]) => ({ ...parseQueryKey(key), answer }));
  const tabled = answers.filter(({ verb, answer }) => verb === 'stat' && answer.is !== 'unseen');
  const told = answers.filter((each) => !tabled.includes(each));
  return [
    { heading: opening, body: '' },
    callerSection(caller),
    ...statTables(tabled),
    ...told.map(tell),
    { heading: closing, body: '' },
  ]
    .map(write)
    .join('');
}

/** The headings of the files and programs whose contents it holds. */
export const contents = ({ answers: given }: Recording): string[] =>
  [...given]
    .map(([key, answer]) => ({ ...parseQueryKey(key), answer }))
    .filter(({ verb, answer }) => ['read', 'grep', 'ask'].includes(verb) && answer.is === 'there')
    .map((each) => tell(each).heading);

interface Told {
  readonly verb: Verb;
  readonly about: string;
  readonly asUser: string | undefined;
  readonly answer: RecordedAnswer;
}

function callerSection({ name, uid, gid, groups, env }: Caller): Section {
  const variables = Object.entries(env).map(([key, value]) => `${key}=${quoted(value)}\n`);
  return { heading: `caller ${name} ${uid}:${gid} ${groups.join(',')}`.trim(), body: variables.join('') };
}

function statTables(stats: readonly Told[]): Section[] {
  const everyone = [...new Set(stats.map(({ asUser }) => asUser))];
  return everyone.map((who) => ({
    heading: `${asPrefix(who)}stat`,
    body: stats
      .filter(({ asUser }) => asUser === who)
      .map(statLine)
      .join(''),
  }));
}

function statLine({ about, answer }: Told): string {
  if (answer.is !== 'there') return `absent ${quoted(about)}\n`;
  // Sound: a stat question is answered with a Stat.
  const { kind, uid, gid, mode } = answer.value as Stat;
  return `${kind} ${uid}:${gid} ${octal(mode)} ${quoted(about)}\n`;
}

function tell({ verb, about, asUser, answer }: Told): Section {
  // Without a word before it, only a path from the root is told from other headings.
  const bare = verb === 'read' && !about.startsWith('/');
  const subject = bare ? JSON.stringify(about) : `${sectionPrefix[verb]}${quoted(about)}`;
  if (answer.is === 'absent') return { heading: `${asPrefix(asUser)}absent ${subject}`, body: '' };
  if (answer.is === 'unseen') {
    const word = answer.kind === 'unknown' ? 'unseen' : answer.kind;
    return { heading: `${asPrefix(asUser)}${word} ${subject}`, body: `${quoted(answer.reason)}\n` };
  }
  return { heading: `${asPrefix(asUser)}${subject}`, body: bodyOf(verb, answer) };
}

function bodyOf(verb: Verb, { value }: Extract<RecordedAnswer, { is: 'there' }>): string {
  // Sound: a grep question is answered with an Excerpt.
  if (verb === 'grep') return excerptBody(value as Excerpt);
  // Sound: a program question is answered with a Program.
  if (verb === 'program') return programBody(value as Program);
  if (typeof value === 'string') return verb === 'link' || verb === 'cksum' ? `${quoted(value)}\n` : value;
  // Sound: anything else but a Stat (those are in the table) is a list of names.
  return (value as readonly string[]).map((name) => `${quoted(name)}\n`).join('');
}

/** The prefix of the subject in a heading; a file's text has the path alone. */
export const sectionPrefix: Readonly<Record<Verb, string>> = {
  read: '',
  grep: 'grep ',
  cksum: 'cksum ',
  list: 'list ',
  stat: 'stat ',
  link: 'link ',
  program: 'program ',
  ask: '$ ',
  processes: 'processes ',
};

/** The colon ends the name, so a name that contains one is quoted. */
function asPrefix(asUser: string | undefined): string {
  if (asUser === undefined) return '';
  return `as ${asUser.includes(':') ? JSON.stringify(asUser) : quoted(asUser)}: `;
}

/**
 * Names with line ends, other control characters or quotes are written as JSON, so that a line stays a line.
 */
const quoted = (name: string): string =>
  /^"|[\x00-\x1f\x7f]|^ | $/.test(name) ? JSON.stringify(name) : name;
