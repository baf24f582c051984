import type { Io } from '../io.ts';
import type { Rules } from '../lint.ts';
import { didYouMean } from '../nearest.ts';
import { type LintOptions, UsageError } from '../options.ts';

/** The rules that were asked for; a file that is judged on its own has nothing for the others to look at. */
export function choose(rules: Rules, { rules: only, skip, configs }: LintOptions): Rules {
  const ids = Object.keys(rules);
  for (const id of [...only, ...skip]) {
    if (!ids.includes(id))
      throw new UsageError(`there is no rule ${id}${didYouMean(id, ids)}; \`lxc-lint rules\` lists them`);
  }
  const wanted = (id: string) => (only.length === 0 || only.includes(id)) && !skip.includes(id);
  return Object.fromEntries(
    Object.entries(rules).filter(
      ([id, { stage }]) => wanted(id) && (configs.length === 0 || stage === 'config'),
    ),
  );
}

/** The files that `--config` names; undefined where it is not given. */
export async function configsOf({ configs, containers }: LintOptions, io: Io): Promise<string[] | undefined> {
  if (configs.length === 0) return undefined;
  if (containers.length > 0)
    throw new UsageError('--config judges files on their own: leave the names of containers out');
  const found = await Promise.all(configs.map((pattern) => io.glob(pattern)));
  return found.flatMap((files, index) => (files.length > 0 ? files : [configs[index] ?? '']));
}
