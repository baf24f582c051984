import type { Scope } from '../engine/lint.ts';
import { isCalled, type Rules } from '../model/rule.ts';
import type { Policy } from './policy.ts';

/** The rules that were asked for, or that nobody has disabled, and the others. */
export function selectRules(
  rules: Rules,
  { only, skip, configuration: { rules: configured } }: Policy,
  { configs }: Scope,
): { selected: Rules; disabledRules: Rules } {
  // A config on its own has nothing for the others to look at.
  const apply = Object.entries(rules).filter(([, { scope }]) => configs === undefined || scope === 'file');
  const isEnabled = ([id, rule]: (typeof apply)[number]): boolean => {
    const isNamed = (names: readonly string[]) => names.some((name) => isCalled(name, id, rule));
    // What the command line asks for by name counts, whatever the configuration says of it.
    if (only.length > 0) return isNamed(only) && !isNamed(skip);
    return (configured[id] ?? configured[rule.formerly ?? id]) !== 'off' && !isNamed(skip);
  };
  return {
    selected: Object.fromEntries(apply.filter(isEnabled)),
    disabledRules: Object.fromEntries(apply.filter((each) => !isEnabled(each))),
  };
}
