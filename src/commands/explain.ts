import { didYouMean } from '../base/did-you-mean.ts';
import { wrap } from '../base/wrap.ts';
import type { Rules } from '../model/rule.ts';
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
  const listed = (items: readonly string[]) => items.map((item) => `  ${item}`).join('\n');
  const { title, why, stage, subject: about, symptoms, manpages: see, notes = [] } = rule;
  const parts = [
    `${paint.bold(id)}  ${paint.dim(`stage ${stage}, about the ${about}`)}`,
    paragraph(title),
    paragraph(why),
    symptoms.length > 0 && `${paint.bold('You may have seen')}\n${listed(symptoms)}`,
    notes.length > 0 && `${paint.bold('Seen with the real thing')}\n${notes.map(paragraph).join('\n\n')}`,
    `${paint.bold('See')} ${see.join(', ')}`,
  ];
  io.out(`${parts.filter(Boolean).join('\n\n')}\n`);
  return exit.clean;
}
