import { didYouMean } from '../base/did-you-mean.ts';
import { groupBy } from '../base/grouped.ts';
import type { Line } from '../base/place.ts';
import type { Linted } from '../engine/lint.ts';
import type { SuppressionComment } from '../facts/config/parse-suppressions.ts';
import { removeLine } from '../fix/edit-lines.ts';
import { type Fix, manual } from '../model/action.ts';
import type { Finding, Outcome, Suppressed } from '../model/finding.ts';
import type { Problem, Rules } from '../model/rule.ts';
import type { Subject } from '../model/subject.ts';
import { suppressionRule } from './suppressed.ts';

/**
 * Comments that suppress nothing. Only those in a container's own config: one in a file that several include may be meant
 * for another of them.
 */
export function unusedComments(
  { outcomes, comments }: Linted,
  commented: readonly Suppressed[],
  rules: Rules,
): Finding[] {
  const used = new Set(commented.map(({ at }) => at && placeKey(at)));
  const bySubject = groupBy(outcomes, ({ subject }): Subject => subject);
  return [...comments].flatMap(([container, files]) => {
    const own = bySubject.get(container) ?? [];
    const shown = new Map(own.map((outcome) => [outcome.rule, linesOf(outcome)]));
    if (!own.some(({ rule }) => rule === suppressionRule.rule)) return [];
    return (files.get(container.config) ?? []).flatMap((comment) =>
      comment.rules
        .filter(({ at }) => !used.has(placeKey(at)))
        .flatMap((word) => unused(word, comment, own, shown, rules) ?? [])
        .map((found) => ({ ...found, ...suppressionRule, subject: container })),
    );
  });
}

const placeKey = ({ path, line, column }: Line): string => JSON.stringify([path, line, column]);

/** Nothing where the rule did not get as far as to say. */
function unused(
  { id, at }: SuppressionComment['rules'][number],
  comment: SuppressionComment,
  own: readonly Outcome[],
  shown: ReadonlyMap<string, ReadonlySet<number | undefined>>,
  rules: Rules,
): Problem | undefined {
  const complain = (message: string, fix: Fix = manual('take it out')): Problem => ({
    severity: 'warning',
    message,
    evidence: [{ at, note: 'suppresses nothing' }],
    fix,
  });
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  if (!rule) return complain(`there is no rule ${id}${didYouMean(id, Object.keys(rules))}`);
  if (rule.subject !== 'container')
    return complain(
      `${id} is about the ${rule.subject}, so that no comment suppresses it`,
      manual('waive it in /etc/lxc-lint.json'),
    );
  const outcome = own.find((each) => each.rule === id);
  if (outcome?.status === 'fail' && comment.line !== undefined && shown.get(id)?.has(comment.line))
    return complain(
      `the comment is not enough: what ${id} finds shows other lines too`,
      manual('put a comment above each of them'),
    );
  if (outcome?.status !== 'pass' && outcome?.status !== 'fail') return undefined;
  const where = comment.line === undefined ? 'here' : 'with the next line';
  const [, other] = comment.rules;
  return complain(
    `the comment suppresses nothing: ${id} finds nothing wrong ${where}`,
    other ? manual('take it out') : takeOut(at, own),
  );
}

/** Those that its findings show. */
const linesOf = ({ findings }: Outcome): Set<number | undefined> =>
  new Set(findings.flatMap(({ evidence }) => evidence.map(({ at }) => at.line)));

function takeOut(at: Line, [outcome]: readonly Outcome[]): Fix {
  const by = outcome?.subject.kind === 'container' ? outcome.subject.user.name : '';
  return { safety: 'unsafe', title: 'take it out', actions: [removeLine(at, by)] };
}
