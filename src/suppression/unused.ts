import { nearestName } from '../base/did-you-mean.ts';
import { groupBy } from '../base/grouped.ts';
import { type Phrase, phrase } from '../base/phrase.ts';
import type { Line } from '../base/place.ts';
import type { Linted } from '../engine/lint.ts';
import type { SuppressionComment } from '../facts/config/parse-suppressions.ts';
import { removeLine } from '../fix/edit-lines.ts';
import { type Fix, manual } from '../model/action.ts';
import { type Finding, type Outcome, type Suppressed, sign } from '../model/finding.ts';
import { isCalled, type Problem, type Rules } from '../model/rule.ts';
import type { Subject } from '../model/subject.ts';
import { suppressionRule } from './suppressed.ts';

/**
 * Comments that suppress nothing. Only in a container's own config: one in a file that several include may be
 * meant for another of them.
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
    const results = new Map(own.map((outcome) => [outcome.rule, resultOf(outcome)]));
    if (!own.some(({ rule }) => rule === suppressionRule.rule)) return [];
    const found = (files.get(container.config) ?? []).flatMap((comment) =>
      comment.rules
        .filter(({ at }) => !used.has(placeKey(at)))
        .flatMap((word) => unused(word, comment, own, results, rules) ?? []),
    );
    return sign(found, { ...suppressionRule, subject: container });
  });
}

/** Whether a finding is that a comment suppresses nothing. */
export const isAboutNothing = ({ rule, kind }: Pick<Finding, 'rule' | 'kind'>): boolean =>
  rule === suppressionRule.rule && (kind === 'unused' || kind === 'not-enough');

const placeKey = ({ path, line, column }: Line): string => JSON.stringify([path, line, column]);

interface Result {
  readonly isReached: boolean;
  /** The lines that its findings show. */
  readonly lines: ReadonlySet<number | undefined>;
}

/** Undefined where a rule that it suppresses reached no result. */
function unused(
  { id, at }: SuppressionComment['rules'][number],
  comment: SuppressionComment,
  own: readonly Outcome[],
  results: ReadonlyMap<string, Result>,
  rules: Rules,
): Problem | undefined {
  const problem = (kind: string, message: Phrase, fix: Fix = manual(phrase`remove it`)): Problem => ({
    kind,
    severity: 'warning',
    message,
    evidence: [{ at, note: phrase`suppresses nothing` }],
    fix,
  });
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  if (!rule) {
    const meant = nearestName(id, Object.keys(rules));
    const unknown = meant
      ? phrase`there is no rule ${id}; did you mean ${meant}?`
      : phrase`there is no rule ${id}`;
    return problem('no-such-rule', unknown);
  }
  if (rule.subject !== 'container')
    return problem(
      'not-of-containers',
      phrase`${id} is about the ${rule.subject}, so a comment in a config cannot suppress it`,
      manual(phrase`waive it in /etc/lxc-lint.json`),
    );
  const called = Object.entries(rules).flatMap(([name, each]) => (isCalled(id, name, each) ? [name] : []));
  const { line } = comment;
  if (line !== undefined && called.some((name) => results.get(name)?.lines.has(line)))
    return problem(
      'not-enough',
      phrase`one comment is not enough: the finding of ${id} shows other lines too`,
      manual(phrase`put a comment above each of them`),
    );
  if (!called.every((name) => results.get(name)?.isReached)) return undefined;
  const [, other] = comment.rules;
  return problem(
    'unused',
    line === undefined
      ? phrase`the comment suppresses nothing: ${id} finds no problem here`
      : phrase`the comment suppresses nothing: ${id} finds no problem on the next line`,
    other ? manual(phrase`remove it`) : takeOut(at, own),
  );
}

const resultOf = ({ status, findings }: Outcome): Result => ({
  isReached: status === 'pass' || status === 'fail',
  lines: new Set(findings.flatMap(({ evidence }) => evidence.map(({ at }) => at.line))),
});

function takeOut(at: Line, [outcome]: readonly Outcome[]): Fix {
  const by = outcome?.subject.kind === 'container' ? outcome.subject.user.name : '';
  return { safety: 'unsafe', title: phrase`remove it`, actions: [removeLine(at, by)] };
}
