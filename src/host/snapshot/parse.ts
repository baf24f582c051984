import { type Caller, type CallerVariable, callerVariables, type Identity, type Stat } from '../host.ts';
import { queryKey, type RecordedAnswer, type Recording, type Value, type Verb, verbs } from './answers.ts';
import { excerptIn } from './excerpts.ts';
import { programIn } from './programs.ts';
import { type Section, sections } from './sections.ts';
import { closing, formerOpenings, opening, sectionPrefix } from './write.ts';

/** The text is not a snapshot, or an incomplete one. The message says what is wrong, and where. */
export class BadSnapshot extends Error {
  override name = 'BadSnapshot';
}

export interface Transcript {
  readonly answers: Recording;
  /** Sections that are no answers, such as `finds` in a fixture. */
  readonly notes: ReadonlyMap<string, string>;
  /** The text before the first heading. */
  readonly preface: string;
}

/** Enough for a path of 4095 bytes, each of them written as `\\x41`. */
const longestHeading = 64 * 1024;

/**
 * Parses what `transcribe` or a person wrote; with `base`, the text lists only the differences to that
 * machine.
 */
export function parseTranscript(text: string, base?: Recording): Transcript {
  const { preface, sections: all } = sections(text);
  if (all.length === 0) throw new BadSnapshot('it has no sections such as `-- /etc/subuid --`');
  const first = all[0]?.heading ?? '';
  const whole = first === opening || formerOpenings.includes(first);
  if (!whole && /^lxc-lint snapshot /.test(first))
    throw new BadSnapshot(`it begins with \`-- ${first} --\`, and this lxc-lint reads \`-- ${opening} --\``);
  if (whole && all.at(-1)?.heading !== closing) {
    throw new BadSnapshot(`it is cut off: its last line is not \`-- ${closing} --\``);
  }
  if (all.some(({ heading }) => heading.length > longestHeading))
    throw new BadSnapshot(
      `it has a heading of more than ${longestHeading} characters, and no path is as long`,
    );
  const given = new Map(base?.answers);
  const notes = new Map<string, string>();
  let caller = base?.caller;
  for (const { heading, body } of all) {
    if ([opening, ...formerOpenings, closing].includes(heading)) continue;
    if (heading.startsWith('caller ')) caller = parseCaller(heading, body);
    else if (!addAnswers({ heading, body }, given)) notes.set(heading, body);
  }
  if (!caller)
    throw new BadSnapshot('it does not say who looked: a section such as `-- caller root 0:0 --` is missing');
  return { answers: { caller, answers: given }, notes, preface };
}

function parseCaller(heading: string, body: string): Caller {
  const [, name, uid, gid, groups] = /^caller (\S+) (\d+):(\d+)(?: ([\d,]*))?$/.exec(heading) ?? [];
  if (!name) throw new BadSnapshot(`\`-- ${heading} --\` is not \`-- caller NAME UID:GID [GROUP,GROUP] --\``);
  const env: Partial<Record<CallerVariable, string>> = {};
  for (const line of body.split('\n')) {
    const key = callerVariables.find((each) => line.startsWith(`${each}=`));
    if (key) env[key] = unquoted(line.slice(key.length + 1));
  }
  const ids = (groups ?? '').split(',').filter(Boolean).map(Number);
  return { name, uid: Number(uid), gid: Number(gid), groups: ids, env };
}

/** Adds the answers of a section; false where it holds none. */
function addAnswers({ heading, body }: Section, given: Map<string, RecordedAnswer>): boolean {
  const [, who, rest = heading] = /^as ("(?:[^"\\]|\\.)*"|[^:]+): (.*)$/s.exec(heading) ?? [];
  const asUser = who === undefined ? undefined : { name: unquoted(who) };
  if (rest === 'stat') {
    for (const line of body.split('\n').filter(Boolean)) addStat(line, asUser, given);
    return true;
  }
  const [, state, subject = rest] = /^(absent|denied|unseen|offline|asleep) (.*)$/s.exec(rest) ?? [];
  const found = questionOf(subject);
  if (!found) return false;
  given.set(queryKey(found.verb, found.about, asUser), answerOf(state, found.verb, body));
  return true;
}

function questionOf(subject: string): { verb: Verb; about: string } | undefined {
  const verb = verbs.find((each) => sectionPrefix[each] !== '' && subject.startsWith(sectionPrefix[each]));
  if (verb) return { verb, about: unquoted(subject.slice(sectionPrefix[verb].length)) };
  return /^["/]/.test(subject) ? { verb: 'read', about: unquoted(subject) } : undefined;
}

function answerOf(state: string | undefined, verb: Verb, body: string): RecordedAnswer {
  if (state === 'absent') return { is: 'absent' };
  if (state === undefined) return { is: 'there', value: valueIn(verb, body) };
  const reason = unquoted(body.replace(/\n$/, ''));
  return { is: 'unseen', reason, kind: unseenKinds[state] ?? 'unknown' };
}

/** Snapshots 1 and 2 have `asleep` for `offline`. */
const unseenKinds: Readonly<Record<string, 'denied' | 'offline'>> = {
  denied: 'denied',
  offline: 'offline',
  asleep: 'offline',
};

function valueIn(verb: Verb, body: string): Value {
  if (verb === 'grep') return excerptIn(body) ?? unreadable('what grep has found', body);
  if (verb === 'program') return programIn(body) ?? unreadable('what a program is', body);
  if (verb === 'link' || verb === 'cksum') return unquoted(body.replace(/\n$/, ''));
  return verb === 'list' || verb === 'processes' ? body.split('\n').filter(Boolean).map(unquoted) : body;
}

function unreadable(what: string, body: string): never {
  throw new BadSnapshot(`cannot read ${what}: ${JSON.stringify(body.slice(0, 80))}`);
}

function addStat(
  line: string,
  asUser: Pick<Identity, 'name'> | undefined,
  given: Map<string, RecordedAnswer>,
): void {
  const [, absent] = /^absent (.+)$/s.exec(line) ?? [];
  const [, kind, uid, gid, mode, path] =
    /^(file|directory|other) (\d+):(\d+) ([0-7]{1,4}) (.+)$/s.exec(line) ?? [];
  if (absent !== undefined) given.set(queryKey('stat', unquoted(absent), asUser), { is: 'absent' });
  else if (path === undefined || mode === undefined)
    throw new BadSnapshot(`under \`-- stat --\`: cannot read ${JSON.stringify(line)}`);
  else {
    const value = {
      kind: kind as Stat['kind'],
      uid: Number(uid),
      gid: Number(gid),
      mode: Number.parseInt(mode, 8),
    };
    given.set(queryKey('stat', unquoted(path), asUser), { is: 'there', value });
  }
}

function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  try {
    return String(JSON.parse(name));
  } catch {
    throw new BadSnapshot(`cannot read the quoted name ${name}`);
  }
}
