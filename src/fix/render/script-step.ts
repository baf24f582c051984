import { octal } from '../../base/file-mode.ts';
import type { Command, EditLines } from '../../model/action.ts';
import type { Change } from '../plan.ts';
import type { TextChange } from './file-changes.ts';
import { setfaclCommand } from './setfacl.ts';
import { shellWords } from './shell-command.ts';

/** What cksum(1) prints for a file that was read as this text. */
export type Cksum = (path: string, text: string) => string;

/** One change as a command of the script's own, and the lines of its here-document. */
export function scriptStep(
  change: Change,
  texts: TextChange | undefined,
  cksum: Cksum,
): [command: string, ...body: string[]] {
  switch (change.do) {
    case 'write':
    case 'edits':
      return text(change, texts ?? { before: null, after: null }, cksum);
    case 'mode':
      return [shellWords(['mode', change.path, octal(change.before), octal(change.after)])];
    case 'owner':
      return [shellWords(['owner', change.path, ids(change.before), ids(change.after)])];
    case 'acl':
      return [shellWords(['access', change.path, ...setfaclCommand(change)])];
    case 'setting':
      return [shellWords(['setting', change.path, change.before, change.after])];
    case 'run':
      return [
        change.done ? shellWords(['sh', '-c', unless(change.done, change.after)]) : shellWords(change.after),
      ];
  }
}

/** `question` succeeds where the command has nothing left to do. */
const unless = (question: Command, command: Command): string =>
  `${shellWords(question)} > /dev/null 2>&1 || ${shellWords(command)}`;

const ids = ({ uid, gid }: { uid: number; gid: number }) => `${uid}:${gid}`;
function text(
  change: Extract<Change, { do: 'write' | 'edits' }>,
  { before, after }: TextChange,
  cksum: Cksum,
): [string, ...string[]] {
  const sum = (text: string | null) => (text === null ? 'absent' : cksum(change.path, text));
  if (after === null) return [shellWords(['drop', change.path, sum(before)])];
  const sums = [change.path, sum(before), sum(after)];
  if (change.do === 'edits')
    return here(['edit', ...sums, after.endsWith('\n') ? '\\n' : ''], change.edits.flatMap(editLines));
  const command = ['put', ...sums, octal(change.mode ?? 0o644)];
  if (after === '') return [shellWords(command)];
  return here(command, after.replace(/\n$/, '').split('\n'));
}

/** Each line with its number, `-` for one to remove and `+` for one to insert above the current one. */
const editLines = ({ line, before, after }: EditLines): string[] => [
  ...before.map((words, index) => `${line + index}-${words}`),
  ...after.map((words) => `${line}+${words}`),
];

/** The delimiter of a here-document must not be one of its lines. */
function here(command: readonly string[], body: readonly string[]): [string, ...string[]] {
  let end = 'END';
  while (body.includes(end)) end = `${end}-`;
  return [`${shellWords(command)} << '${end}'`, ...body, end];
}
