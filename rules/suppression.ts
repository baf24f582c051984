import { phrase } from '../src/base/phrase.ts';
import { ownSuppressionComments } from '../src/facts/config/suppression-comments.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'What suppresses findings names a rule and a reason, and still has something to suppress',
  why: 'An accepted finding is suppressed by a comment in the config, a waiver in lxc-lint.json, or a baseline. A comment that is misspelt, gives no reason or suppresses nothing will sooner or later hide what it was not meant to hide; so will an expired waiver.',
  remedy:
    'Write `# lxc-lint-disable-next-line RULE -- REASON`, or remove the comment; remove the waiver, or give it a later date.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'Comments are on lines of their own, as LXC has no end-of-line comments: # lxc-lint-disable-next-line RULE -- REASON for the next line that LXC reads, # lxc-lint-disable RULE -- REASON for the whole file. Several rules are separated by commas.',
    'A comment applies to findings about containers that read the file. Findings about a user or the host are waived in /etc/lxc-lint.json.',
    'A finding that shows several lines of a file is suppressed if each of them has a comment, so that a comment never covers a line that was added later.',
    'When root lints the containers of another user, no comment suppresses findings of stage security: anyone who can write the config could hide them from root, who waives them in /etc/lxc-lint.json.',
    'Nothing here changes a verdict: a container that cannot start is reported as such, whatever is suppressed.',
  ],
  scope: 'file',
  maxSeverity: 'warning',
  requires: { ownSuppressionComments },

  *check({ ownSuppressionComments: { misspelt } }) {
    for (const { kind, at, message } of misspelt) {
      yield {
        kind,
        severity: 'warning',
        message,
        evidence: [{ at, note: phrase`suppresses nothing` }],
        fix: manual(phrase`write # lxc-lint-disable-next-line RULE -- REASON, or remove the comment`),
      };
    }
  },
});
