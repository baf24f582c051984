import { attempt, Unseen } from '../base/unseen.ts';
import { gaps } from '../facts/config/gaps.ts';
import type { CommentsOf } from '../facts/config/parse-suppressions.ts';
import type { Host } from '../host/host.ts';
import { askOnce } from '../host/look-once.ts';
import { isInShippedDirectory } from '../lxc/shipped/shipped-files.ts';
import type { Outcome } from '../model/finding.ts';
import type { Rules } from '../model/rule.ts';
import type { Container, Machine, User } from '../model/subject.ts';
import { despiteGaps } from './despite-gaps.ts';
import { knowledge } from './knowledge.ts';
import { collectComments } from './lint-user.ts';
import { loneConfig } from './lone-config.ts';

/** The user of a file that is linted on its own. */
const nobody: User = { kind: 'user', name: '' };

/** Files of which all that is known is kept at the same time: of thousands it would fill the memory. */
const together = 100;

/** Lints config files on their own, without the host around them. */
export function lintAlone(
  configs: readonly string[],
  host: Host,
  machine: Machine,
  rules: Rules,
  apply: (file: Container, about: ReturnType<typeof knowledge>) => Outcome[],
): { readonly outcomes: readonly Outcome[]; readonly comments: CommentsOf } {
  const asked = askOnce(host);
  const files = configs.map((config) => loneConfig(config, nobody, host.caller.env.PWD));
  const parts = Array.from({ length: Math.ceil(files.length / together) }, (_, index) => {
    const about = knowledge(asked, machine);
    const some = files.slice(index * together, (index + 1) * together);
    const outcomes = some.flatMap((file) => {
      const unread = attempt(() => about<'container'>(file)(gaps));
      return apply(file, about)
        .map((outcome) => withoutShipped(outcome, file.config))
        .flatMap((outcome) =>
          despiteGaps(outcome, rules[outcome.rule], unread instanceof Unseen ? [] : unread),
        );
    });
    return { outcomes, comments: collectComments(some, about) };
  });
  return {
    outcomes: parts.flatMap(({ outcomes }) => outcomes),
    comments: new Map(parts.flatMap(({ comments }) => [...comments])),
  };
}

/** What is in the files that LXC ships is not for the author of a config to mend. */
function withoutShipped(outcome: Outcome, config: string): Outcome {
  const findings = outcome.findings.filter(
    ({ evidence: [{ at }] }) => at.path === config || !isInShippedDirectory(at.path),
  );
  const isClean = outcome.status === 'fail' && findings.length === 0;
  return { ...outcome, findings, status: isClean ? 'pass' : outcome.status };
}
