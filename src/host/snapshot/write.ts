import { octal } from '../../base/file-mode.ts';
import type { Excerpt } from '../excerpt.ts';
import type { Caller, Stat } from '../host.ts';
import { type Answers, asked, type Given, type Verb } from './answers.ts';
import { excerptBody } from './excerpts.ts';
import { type Section, write } from './sections.ts';

export const opening = 'lxc-lint snapshot 2';
/** They had whole files where there are parts of them now, and are read as they are. */
export const formerOpening = 'lxc-lint snapshot 1';
export const closing = 'end';

/**
 * Writes answers down as a text that a person can read, cut and mend:
 *
 *     -- lxc-lint snapshot 2 --
 *     -- caller root 0:0 0,4 --                 who looked; the variables LXC goes by below
 *     -- stat --                                KIND UID:GID MODE PATH or `absent PATH`, one a line
 *     -- /etc/subuid --                         a file's text
 *     -- grep /^UsePAM \S+/ /etc/ssh/sshd_config --   how many lines it has, and with their numbers what matches
 *     -- absent /etc/lxc/lxc-usernet --         no such file (also: grep, list, link, $, with the word before the path)
 *     -- denied /etc/lxc/lxc-usernet --         not allowed to look, and why
 *     -- unseen /etc/lxc/lxc.conf --            not able to look, and why
 *     -- asleep $ uname -r --                   only a running machine could say
 *     -- cksum 93 7 /etc/lxc/lxc-users --       the sum of the whole file, where what is shown has the sum 93 7
 *     -- list /etc/sysctl.d --                  names, one a line
 *     -- link /etc/resolv.conf --               where a symbolic link points
 *     -- $ lxc-start --version --               exit status, then what it printed
 *     -- processes 1001 --                      ids, one a line
 *     -- end --
 *
 * What depends on who looks begins with `as NAME: `.
 */
export function transcribe({ caller, given }: Answers): string {
  const answers = [...given].map(([key, answer]) => ({ ...asked(key), answer }));
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

/** The files and programs whose words are in it, as its headings name them. */
export const contents = ({ given }: Answers): string[] =>
  [...given]
    .map(([key, answer]) => ({ ...asked(key), answer }))
    .filter(({ verb, answer }) => ['read', 'grep', 'ask'].includes(verb) && answer.is === 'there')
    .map((each) => tell(each).heading);

interface Told {
  readonly verb: Verb;
  readonly about: string;
  readonly eyes: string | undefined;
  readonly answer: Given;
}

function callerSection({ name, uid, gid, groups, env }: Caller): Section {
  const variables = Object.entries(env).map(([key, value]) => `${key}=${quoted(value)}\n`);
  return { heading: `caller ${name} ${uid}:${gid} ${groups.join(',')}`.trim(), body: variables.join('') };
}

function statTables(stats: readonly Told[]): Section[] {
  const everyone = [...new Set(stats.map(({ eyes }) => eyes))];
  return everyone.map((who) => ({
    heading: `${inTheEyesOf(who)}stat`,
    body: stats
      .filter(({ eyes }) => eyes === who)
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

function tell({ verb, about, eyes, answer }: Told): Section {
  const subject = `${headingWord[verb]}${quoted(about)}`;
  if (answer.is === 'absent') return { heading: `${inTheEyesOf(eyes)}absent ${subject}`, body: '' };
  if (answer.is === 'unseen') {
    const word = answer.kind === 'unknown' ? 'unseen' : answer.kind;
    return { heading: `${inTheEyesOf(eyes)}${word} ${subject}`, body: `${quoted(answer.reason)}\n` };
  }
  return { heading: `${inTheEyesOf(eyes)}${subject}`, body: bodyOf(verb, answer) };
}

function bodyOf(verb: Verb, { value }: Extract<Given, { is: 'there' }>): string {
  // Sound: such a question is answered with an Excerpt.
  if (verb === 'grep') return excerptBody(value as Excerpt);
  if (typeof value === 'string') return verb === 'link' || verb === 'cksum' ? `${quoted(value)}\n` : value;
  // Sound: what is none of these and no Stat (those go into the table) is a list of names.
  return (value as readonly string[]).map((name) => `${quoted(name)}\n`).join('');
}

/** What a heading says before its subject; a file's text has the path alone. */
export const headingWord: Readonly<Record<Verb, string>> = {
  read: '',
  grep: 'grep ',
  cksum: 'cksum ',
  list: 'list ',
  stat: 'stat ',
  link: 'link ',
  ask: '$ ',
  processes: 'processes ',
};

/** The name ends at the colon, and so has to be quoted where it has one of its own. */
function inTheEyesOf(eyes: string | undefined): string {
  if (eyes === undefined) return '';
  return `as ${eyes.includes(':') ? JSON.stringify(eyes) : quoted(eyes)}: `;
}

/** Names with line ends, other control characters or quotes in them are written as JSON, so that a line stays a line. */
const quoted = (name: string): string =>
  /^"|[\x00-\x1f\x7f]|^ | $/.test(name) ? JSON.stringify(name) : name;
