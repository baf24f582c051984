import { didYouMean } from '../base/did-you-mean.ts';
import { wrap } from '../base/wrap.ts';
import type { Rules } from '../model/rule.ts';
import { symptomsOf } from '../model/symptom.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { type ExplainOptions, UsageError } from '../run/options.ts';
import { paintFor } from '../run/publish.ts';

/** Prints a rule's page. */
export function explain({ rule: id, color }: ExplainOptions, rules: Rules, io: Io): Exit {
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  if (!rule)
    throw new UsageError(
      `there is no rule ${id}${didYouMean(id, Object.keys(rules))}; \`lxc-lint rules\` lists them`,
    );
  const paint = paintFor(color, io);
  const paragraph = (text: string) => wrap(text, Math.min(io.width, 90)).join('\n');
  const section = (heading: string, lines: readonly string[], between = '\n') =>
    lines.length > 0 ? [`${paint.bold(heading)}\n${lines.join(between)}`] : [];
  const { title, why, stage, subject, remedy, manpages, notes = [] } = rule;
  const parts = [
    `${paint.bold(id)}  ${paint.dim(`stage ${stage}, about the ${subject}`)}`,
    paragraph(title),
    ...section('Why it matters', [paragraph(why)]),
    ...section(
      'What LXC prints',
      symptomsOf(rule).map(({ line }) => `  ${line.replaceAll('{}', '…')}`),
    ),
    ...section('How to fix it', remedy === undefined ? [] : [paragraph(remedy)]),
    ...section('Verified', notes.map(paragraph), '\n\n'),
    `${paint.bold('See')} ${manpages.join(', ')}`,
  ];
  io.out(`${parts.join('\n\n')}\n`);
  return exit.clean;
}
