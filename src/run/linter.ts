import { type Linted, lint, type Scope } from '../engine/lint.ts';
import type { Host } from '../host/host.ts';
import type { Rules } from '../model/rule.ts';
import { applySuppressions } from '../suppression/suppress.ts';
import type { Policy } from './policy.ts';
import { selectRules } from './select-rules.ts';

/** A lint as a value: what it needs is all there, and neither a command line nor a terminal. */
export interface Linter {
  run(): Linted;
}

/** `rules`: all that exist. Which of them are applied, `policy` and `scope` decide. */
export const linter = (host: Host, rules: Rules, policy: Policy, scope: Scope): Linter => ({
  run: () => {
    const { selected, disabledRules } = selectRules(rules, policy, scope);
    const linted = lint(host, selected, { ...scope, disabledRules });
    return applySuppressions(linted, { ...policy, caller: host.caller, rules });
  },
});
