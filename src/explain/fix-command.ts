import { shellWords } from '../fix/render/shell-command.ts';
import { needsRoot } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import type { Subject } from '../model/subject.ts';

/** Who looked at the running host, and for whom. */
export interface Looker {
  readonly uid: number;
  readonly user: string;
}

/** What a person types to have a safe fix carried out, and no other. Undefined where a person is to decide. */
export function fixCommand(
  { fix, rule, subject }: Pick<Finding, 'fix' | 'rule' | 'subject'>,
  { uid, user }: Looker,
): string | undefined {
  if (fix.safety !== 'safe') return undefined;
  const sudo = needsRoot(fix) && uid !== 0 ? ['sudo'] : [];
  return shellWords([...sudo, 'lxc-lint', '--user', userOf(subject) ?? user, '--rule', rule, '--fix']);
}

function userOf(subject: Subject): string | undefined {
  if (subject.kind === 'machine') return undefined;
  return subject.kind === 'user' ? subject.name : subject.user.name;
}
