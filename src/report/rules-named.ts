import { type Locale, render } from '../base/locale.ts';
import { maxSeverityOf } from '../engine/apply-rule.ts';
import type { Outcome, Suppressed } from '../model/finding.ts';
import type { Platform } from '../model/platform.ts';
import type { Rules } from '../model/rule.ts';
import type { RuleReport } from './report.ts';

/** The rules with an outcome, in the order of the table. */
export function rulesNamed(
  outcomes: readonly Outcome[],
  suppressed: readonly Suppressed[],
  rules: Rules,
  platform: Platform,
  locale: Locale | undefined,
): RuleReport[] {
  const named = new Set([
    ...outcomes.map(({ rule }) => rule),
    ...suppressed.map(({ finding }) => finding.rule),
  ]);
  return Object.entries(rules)
    .filter(([id]) => named.has(id))
    .map(([id, rule]) => ({
      id,
      title: render({ pattern: rule.title, values: [] }, locale),
      stage: rule.stage,
      severity: maxSeverityOf(rule, platform),
      page: `docs/rules/${id}.md`,
    }));
}
