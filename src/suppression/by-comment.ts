import type { Line } from '../base/place.ts';
import type { CommentsOf, SuppressionComment } from '../facts/config/parse-suppressions.ts';
import type { Finding, Suppressed } from '../model/finding.ts';
import type { Subject } from '../model/subject.ts';

/** The suppressions in comments, per container and file: for a rule on a line, or in the whole file. */
export type CommentIndex = ReadonlyMap<Subject, ReadonlyMap<string, Naming>>;

type Naming = (rule: string, line: number | undefined) => Pick<Suppressed, 'at' | 'reason'> | undefined;

export const indexComments = (comments: CommentsOf): CommentIndex =>
  new Map(
    [...comments].map(([container, files]) => [
      container,
      new Map([...files].map(([path, all]) => [path, naming(all)] as const)),
    ]),
  );

/** By a comment for the whole file, or by one above each line of it that is evidence. */
export function byComment(
  finding: Finding,
  comments: CommentIndex,
  names: readonly string[],
): Suppressed | undefined {
  const { subject, evidence } = finding;
  if (subject.kind !== 'container') return undefined;
  for (const [path, saidOf] of comments.get(subject) ?? []) {
    const said = (line: number | undefined) => firstOf(names, (name) => saidOf(name, line));
    const shown = evidence.filter(({ at }) => at.path === path && at.line !== undefined);
    const isAbout = path === subject.config || shown.length > 0;
    const whole = isAbout ? said(undefined) : undefined;
    if (whole) return { finding, by: 'comment', ...whole };
    if (evidence[0].at.path !== path) continue;
    const each = shown.map(({ at }) => said(at.line));
    const [first] = each;
    if (first && each.every(Boolean)) return { finding, by: 'comment', ...first };
  }
  return undefined;
}

function firstOf<T>(names: readonly string[], said: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const found = said(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first of several comments for the same rule counts. */
function naming(comments: readonly SuppressionComment[]): Naming {
  const said = new Map<string, { readonly at: Line; readonly reason: string }>();
  const key = (rule: string, line: number | undefined) => `${line ?? ''} ${rule}`;
  for (const { line, rules, reason } of comments)
    for (const { id, at } of rules) if (!said.has(key(id, line))) said.set(key(id, line), { at, reason });
  return (rule, line) => said.get(key(rule, line));
}
