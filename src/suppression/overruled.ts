import { phrase } from '../base/phrase.ts';
import type { Finding, Suppressed } from '../model/finding.ts';

/** The user who runs lxc-lint. */
export interface Viewer {
  readonly name: string;
  readonly uid: number;
}

/**
 * Whether root sees the finding despite a comment: where security is at stake, a user cannot suppress it for
 * root. It applies to the user's own runs, and to a file that is linted on its own, which has no known user.
 */
export const isOverruled = ({ stage, subject }: Finding, caller: Viewer): boolean =>
  caller.uid === 0 &&
  stage === 'security' &&
  subject.kind === 'container' &&
  !['', caller.name].includes(subject.user.name);

/** The same finding, with a note on the comment that does not apply to root. */
export function overruling(finding: Finding, { at }: Suppressed): Finding {
  if (!at) return finding;
  const [first, ...more] = finding.evidence;
  const note = phrase`does not apply to root, who waives findings in /etc/lxc-lint.json`;
  return { ...finding, evidence: [first, ...more, { at, note }] };
}
