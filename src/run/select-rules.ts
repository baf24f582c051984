import { didYouMean } from '../base/did-you-mean.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Rules } from '../model/rule.ts';
import type { Io } from './io.ts';
import { type LintOptions, UsageError } from './options.ts';

/** The rules that were asked for, or that nobody switched off, and the others. */
export function selectRules(
  rules: Rules,
  { rules: only, skip, configs }: LintOptions,
  { rules: settled }: Configuration,
): { chosen: Rules; disabledRules: Rules } {
  const ids = Object.keys(rules);
  for (const id of [...only, ...skip]) {
    if (!ids.includes(id))
      throw new UsageError(`there is no rule ${id}${didYouMean(id, ids)}; \`lxc-lint rules\` lists them`);
  }
  // What the command line asks for by name counts, whatever the configuration says of it.
  const named = (id: string) => (only.length === 0 ? settled[id] !== 'off' : only.includes(id));
  // A file that is judged on its own has nothing for the others to look at.
  const apply = Object.entries(rules).filter(([, { stage }]) => configs.length === 0 || stage === 'config');
  const wanted = ([id]: (typeof apply)[number]) => named(id) && !skip.includes(id);
  return {
    chosen: Object.fromEntries(apply.filter(wanted)),
    disabledRules: Object.fromEntries(apply.filter((each) => !wanted(each))),
  };
}

/** The files that `--config` names; undefined where it is not given. */
export async function configsOf({ configs, containers }: LintOptions, io: Io): Promise<string[] | undefined> {
  if (configs.length === 0) return undefined;
  if (containers.length > 0)
    throw new UsageError('--config judges files on their own: leave the names of containers out');
  const found = await Promise.all(configs.map((pattern) => io.glob(pattern)));
  return found.flatMap((files, index) => (files.length > 0 ? files : [configs[index] ?? '']));
}
