import type { Rules } from '../model/rule.ts';
import { compareStages } from '../model/stage.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { RulesOptions } from '../run/options.ts';
import { paintFor } from '../run/publish.ts';

/** Lists the rules, in the order in which to fix what they find. */
export function listRules({ format, color }: RulesOptions, rules: Rules, io: Io): Exit {
  const all = Object.entries(rules)
    .map(([id, { stage, subject: about, title }]) => ({ id, stage, about, title }))
    .sort((a, b) => compareStages(a.stage, b.stage));
  if (format === 'json') {
    io.out(`${JSON.stringify(all, null, 2)}\n`);
    return exit.clean;
  }
  const paint = paintFor(color, io);
  const width = Math.max(...all.map(({ id }) => id.length));
  for (const { id, stage, title } of all)
    io.out(`${paint.dim(stage.padEnd(9))} ${paint.bold(id.padEnd(width))}  ${title}\n`);
  return exit.clean;
}
