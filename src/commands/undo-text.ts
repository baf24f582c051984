import { groupBy } from '../base/grouped.ts';
import { render } from '../base/locale.ts';
import { printable } from '../base/printable.ts';
import { firstLineOf } from '../fix/render/shell-command.ts';
import { subjectsHeading } from '../report/subjects-heading.ts';
import type { UndoRunReport } from '../report/undo-report.ts';
import type { paintFor } from '../run/publish.ts';

type Change = UndoRunReport['changes'][number];

/** A run with all that it changed: when, who, which rule and whose container, then its files and commands. */
export function runText(run: UndoRunReport, paint: ReturnType<typeof paintFor>): string {
  const when = `${run.startedAt.slice(0, 10)} ${run.startedAt.slice(11, 19)} UTC`;
  const state = run.open ? '' : paint.dim(' (undone)');
  const fixes = [...groupBy(run.changes, fixOf)].flatMap(([fix, changes]) => [
    `  ${printable(fix)}`,
    ...changes.map(
      (change) => `    ${printable(whatOf(change))}${run.open ? paint.dim(becameOf(change)) : ''}`,
    ),
  ]);
  return [`${paint.bold(run.id)}  ${printable(`${when}, by ${run.user}`)}${state}`, ...fixes, ''].join('\n');
}

function fixOf({ rule, subject, title }: Change): string {
  const whose = subject === null ? '' : `, ${render(subjectsHeading([subject]))}`;
  return `${rule}${whose}: ${title}`;
}

const whatOf = ({ path, command }: Change): string => path ?? `$ ${firstLineOf(command ?? '')}`;

/** In a run that is undone in part. */
const becameOf = ({ status }: Change): string =>
  status === 'undone' || status === 'stays' ? ` (${status})` : '';

const outcomes: Partial<Record<Change['status'], string>> = {
  undone: 'undone',
  'was-not-done': 'not done',
  stays: 'stays',
  refused: 'refused',
  planned: 'planned',
};

/** `undone   /etc/lxc/lxc-usernet: allow lxcuser-test one interface on lxcbr0` */
export function changeText({ title, path, command, status, reason }: Change): string {
  const why = reason ?? (status === 'stays' ? `${title}: cannot be reverted` : title);
  const what = path ?? firstLineOf(command ?? '');
  // A reason may begin with the path itself.
  const words = why.startsWith(`${what} `) ? why : `${what}: ${why}`;
  return `${printable(`${(outcomes[status] ?? status).padEnd(8)} ${words}`)}\n`;
}
