import { type Linted, lint, type Scope } from '../engine/lint.ts';
import type { ContainerVerdict } from '../engine/verdict.ts';
import type { Host } from '../host/host.ts';
import type { Rules } from '../model/rule.ts';
import { applySuppressions } from '../suppression/suppress.ts';
import type { Policy } from './policy.ts';
import { selectRules } from './select-rules.ts';

/** A lint as a value, independent of any command line or terminal. */
export interface Linter {
  run(): Linted;
}

/** `rules`: all that exist. `policy` and `scope` select those that are applied. */
export const linter = (
  host: Host,
  rules: Rules,
  policy: Policy,
  scope: Scope,
  watch?: (container: ContainerVerdict) => void,
): Linter => ({
  run: () => {
    const { selected, disabledRules } = selectRules(rules, policy, scope);
    const asked = { ...scope, disabledRules, onlyRules: policy.only.length > 0 };
    const linted = lint(host, selected, asked, watch);
    return applySuppressions(linted, { ...policy, caller: host.caller, rules });
  },
});
