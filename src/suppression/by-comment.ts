import type { Comment, CommentsOf } from '../facts/config/parse-suppressions.ts';
import type { Finding, Suppressed } from '../model/finding.ts';

/** By a comment for the whole file, or by one above each line that the finding shows of it. */
export function byComment(finding: Finding, comments: CommentsOf): Suppressed | undefined {
  const { subject, evidence } = finding;
  if (subject.kind !== 'container') return undefined;
  for (const [path, all] of comments.get(subject) ?? []) {
    const shown = evidence.filter(({ at }) => at.path === path && at.line !== undefined);
    const isAbout = path === subject.config || shown.length > 0;
    const whole = isAbout ? naming(finding.rule, all, undefined) : undefined;
    if (whole) return { finding, by: 'comment', ...whole };
    if (evidence[0].at.path !== path) continue;
    const each = shown.map(({ at }) => naming(finding.rule, all, at.line));
    const [first] = each;
    if (first && each.every(Boolean)) return { finding, by: 'comment', ...first };
  }
  return undefined;
}

/** What a comment for this line, or for the whole file, says of this rule. */
function naming(
  rule: string,
  comments: readonly Comment[],
  line: number | undefined,
): Pick<Suppressed, 'at' | 'reason'> | undefined {
  for (const comment of comments) {
    const word = comment.line === line ? comment.rules.find(({ id }) => id === rule) : undefined;
    if (word) return { at: word.at, reason: comment.reason };
  }
  return undefined;
}
