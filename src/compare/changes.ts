import { octal } from '../base/file-mode.ts';
import type { Excerpt } from '../host/excerpt.ts';
import type { Stat } from '../host/host.ts';
import type { Program } from '../host/program.ts';
import type { RecordedAnswer } from '../host/snapshot/answers.ts';
import { programBody } from '../host/snapshot/programs.ts';
import type { ChangeReport } from '../report/difference-report.ts';
import { change, listChange, textChange } from './line-changes.ts';
import type { Look } from './look.ts';
import { steady } from './varying.ts';

/** What became of one thing that was looked at; nothing where only what varies differs. */
export function changesOf(look: Look): ChangeReport[] {
  const { verb, before, after } = look;
  if (before.is === 'unseen' || after.is === 'unseen')
    return [{ ...change('access'), before: reasonOf(before), after: reasonOf(after) }];
  if (verb === 'link') return [{ ...change('target'), before: targetOf(before), after: targetOf(after) }];
  if (before.is === 'absent' || after.is === 'absent') return existence(look);
  switch (verb) {
    case 'stat':
      // Sound: a stat question is answered with a Stat.
      return statChanges(before.value as Stat, after.value as Stat);
    case 'list':
      return listed(namesIn(before), namesIn(after));
    case 'ask':
      return answered(look);
    default:
      return present(textChange(steady(look.path, textOf(before)), steady(look.path, textOf(after))));
  }
}

const reasonOf = (answer: RecordedAnswer): string | null => (answer.is === 'unseen' ? answer.reason : null);

const targetOf = (answer: RecordedAnswer): string | null => (answer.is === 'there' ? textOf(answer) : null);

/** What is no link, and what is no program, may exist all the same. */
const existence = ({ verb, after }: Look): ChangeReport[] =>
  verb === 'program' ? [] : [change(after.is === 'absent' ? 'gone' : 'new')];

const present = (found: ChangeReport | undefined): ChangeReport[] => (found ? [found] : []);

function statChanges(before: Stat, after: Stat): ChangeReport[] {
  const told = (['type', 'owner', 'mode'] as const).map((what) => ({
    ...change(what),
    before: shown[what](before),
    after: shown[what](after),
  }));
  return told.filter((each) => each.before !== each.after);
}

const shown = {
  type: ({ kind }: Stat): string => kind,
  owner: ({ uid, gid }: Stat): string => `${uid}:${gid}`,
  mode: ({ mode }: Stat): string => octal(mode),
} as const;

/** The order of a directory is that of the system. */
const listed = (before: readonly string[], after: readonly string[]): ChangeReport[] =>
  present(listChange('names', [...before].sort(), [...after].sort()));

/** A program’s exit status stands above what it printed. */
function answered({ path, before, after }: Look): ChangeReport[] {
  const [old, young] = [textOf(before), textOf(after)].map(parted);
  if (!old || !young) return [];
  const status = { ...change('status'), before: old.status, after: young.status };
  return [
    ...(old.status === young.status ? [] : [status]),
    ...present(textChange(steady(path, old.out), steady(path, young.out))),
  ];
}

function parted(answer: string): { status: string; out: string } {
  const end = answer.indexOf('\n');
  return { status: answer.slice(0, end), out: answer.slice(end + 1) };
}

function textOf(answer: RecordedAnswer): string {
  if (answer.is !== 'there') return '';
  const { value } = answer;
  if (typeof value === 'string') return value;
  // Sound: only these two have a value that is neither a text nor names nor a status.
  if ('found' in value) return (value as Excerpt).found.map(({ text }) => `${text}\n`).join('');
  return 'mode' in value || Array.isArray(value) ? '' : programBody(value as Program).trimEnd();
}

const namesIn = (answer: RecordedAnswer): readonly string[] =>
  answer.is === 'there' && Array.isArray(answer.value) ? answer.value : [];
