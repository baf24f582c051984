import { render } from '../base/locale.ts';
import { count, type Phrase, phrase } from '../base/phrase.ts';
import { printable } from '../base/printable.ts';
import type { Change } from '../fix/plan.ts';
import { unifiedDiff } from '../fix/render/diff.ts';
import { fileChanges } from '../fix/render/file-changes.ts';
import { command, prompted } from '../fix/render/shell-command.ts';
import { subjectId } from '../model/finding.ts';
import { subjectsHeading } from '../report/subjects-heading.ts';
import type { Foreseen, ForeseenStep } from './foresee.ts';

/**
 * What `--fix` would do, in its order, then what becomes of every file, as a diff for patch(1), which ignores all that stands
 * before it.
 */
export function planText({ steps, texts, waits }: Foreseen): string {
  const talk = steps.flatMap((step, index) => [
    ...(index > 0 && steps[index - 1]?.pass !== step.pass ? [remark(again(step))] : []),
    ...stepLines(step, index + 1),
  ]);
  const end = waits === undefined ? [] : [remark(waiting(waits))];
  const files = [
    ...fileChanges(
      steps.filter(({ status }) => status !== 'refused').map(({ step }) => step),
      texts,
    ),
  ].map(([path, each]) => unifiedDiff(path, each));
  return [...talk, ...end, ...files].map((part) => (part.endsWith('\n') ? part : `${part}\n`)).join('');
}

const remark = (words: Phrase): string => `# ${printable(render(words))}`;

const again = ({ expected }: ForeseenStep): Phrase =>
  expected
    ? phrase`Then it looks again. If the commands leave what they should:`
    : phrase`Then it looks again.`;

const waiting = (checks: number): Phrase =>
  checks === 0
    ? phrase`Then it looks again.`
    : phrase`Then it looks again: ${count(checks, phrase`1 check waits`, phrase`${checks} checks wait`)} for that.`;

function stepLines({ step: { finding, changes }, status, reason }: ForeseenStep, number: number): string[] {
  const { rule, fix, subject } = finding;
  return [
    `# ${number}. ${rule}: ${printable(render(fix.title))} (${fix.safety})`,
    `#    ${printable(render(subjectsHeading([subjectId(subject)])))}`,
    ...changes.flatMap(changeLines),
    ...(status === 'refused' && reason ? [`#    ${printable(render(phrase`refused: ${reason}`))}`] : []),
  ];
}

/** Who makes the change, and what is not in the diff. */
function changeLines(change: Change): string[] {
  const who = change.by === '' ? '' : render(phrase`as ${change.by}: `);
  return change.do === 'write' || change.do === 'edits'
    ? [`#    ${printable(`${who}${change.path}`)}`]
    : prompted(command(change)).map(
        (line, index) => `#    ${printable(index === 0 ? `${who}${line}` : line)}`,
      );
}
