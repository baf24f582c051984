import { phrase } from '../base/phrase.ts';
import type { Finding, Suppressed } from '../model/finding.ts';

/** Who looks. */
export interface Viewer {
  readonly name: string;
  readonly uid: number;
}

/**
 * Whether root hears of it whatever a comment says: where security is at stake, the word of a user does not settle it for
 * root. The user's own run goes by it, and so does whoever judges a file on its own, which is nobody's in particular.
 */
export const isOverruled = ({ stage, subject }: Finding, caller: Viewer): boolean =>
  caller.uid === 0 &&
  stage === 'security' &&
  subject.kind === 'container' &&
  !['', caller.name].includes(subject.user.name);

/** The same finding, with the comment that root is not to be silenced by. */
export function overruling(finding: Finding, { at }: Suppressed): Finding {
  if (!at) return finding;
  const [first, ...more] = finding.evidence;
  const note = phrase`does not apply to root, who waives findings in /etc/lxc-lint.json`;
  return { ...finding, evidence: [first, ...more, { at, note }] };
}
