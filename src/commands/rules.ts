import type { Rules } from '../model/rule.ts';
import { compareStages } from '../model/stage.ts';
import type { Exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { RulesOptions } from '../run/options.ts';
import { listed } from './listed.ts';

/** Lists the rules, in the order in which to fix what they find. */
export const listRules = (options: RulesOptions, rules: Rules, io: Io): Exit =>
  listed(
    Object.entries(rules)
      .map(([id, { stage, subject: about, title }]) => ({ id, stage, about, title }))
      .sort((a, b) => compareStages(a.stage, b.stage)),
    options,
    io,
  );
