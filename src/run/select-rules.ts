import type { Scope } from '../engine/lint.ts';
import { isCalled, type Rules } from '../model/rule.ts';
import { UsageError } from './options.ts';
import type { Policy } from './policy.ts';

/** The rules that are requested or not disabled, and the others. Throws `UsageError` where none is left. */
export function selectRules(
  rules: Rules,
  { only, skip, configuration: { rules: configured } }: Policy,
  { configs }: Scope,
): { selected: Rules; disabledRules: Rules } {
  // The other rules need the host around a config.
  const apply = Object.entries(rules).filter(([, { scope }]) => configs === undefined || scope === 'file');
  const isEnabled = ([id, rule]: (typeof apply)[number]): boolean => {
    const isNamed = (names: readonly string[]) => names.some((name) => isCalled(name, id, rule));
    // A rule named on the command line is applied, even if the configuration disables it.
    if (only.length > 0) return isNamed(only) && !isNamed(skip);
    return (configured[id] ?? configured[rule.formerly ?? id]) !== 'off' && !isNamed(skip);
  };
  const selected = apply.filter(isEnabled);
  if (selected.length === 0)
    throw new UsageError(
      configs === undefined
        ? '--rule, --skip and lxc-lint.json leave no rule to apply'
        : 'none of these rules is about a config on its own',
    );
  return {
    selected: Object.fromEntries(selected),
    disabledRules: Object.fromEntries(apply.filter((each) => !isEnabled(each))),
  };
}
