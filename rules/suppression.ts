import { phrase } from '../src/base/phrase.ts';
import { ownSuppressionComments } from '../src/facts/config/suppression-comments.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'What suppresses findings names a rule and a reason, and still has something to suppress',
  why: 'A finding that is known and accepted is suppressed by a comment in the config, by a waiver in lxc-lint.json, or by a baseline. A comment that is misspelt, gives no reason or suppresses nothing hides what it was not meant to hide, sooner or later; so does a waiver that has expired.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'Comments stand on lines of their own, as LXC takes what follows a value for a part of it: # lxc-lint-disable-next-line RULE -- REASON for the next line that LXC reads, # lxc-lint-disable RULE -- REASON for the whole file. Several rules are parted by commas.',
    'A comment counts for what is found about containers whose config the file is a part of. What is found about a user or the machine is waived in /etc/lxc-lint.json.',
    'A finding that shows several lines of a file is suppressed when each of them has its comment, so that a comment never covers a line that was added later.',
    'Where root looks at the containers of somebody else, no comment suppresses what is found at stage security: whoever may write the config could silence what root is to be warned of. Root waives it in /etc/lxc-lint.json.',
    'Nothing here changes a verdict: a container that cannot start is said to fail, whatever is suppressed.',
  ],
  maxSeverity: 'warning',
  requires: { ownSuppressionComments },

  *check({ ownSuppressionComments: { misspelt } }) {
    for (const { at, message } of misspelt) {
      yield {
        severity: 'warning',
        message,
        evidence: [{ at, note: phrase`suppresses nothing as it stands` }],
        fix: manual(phrase`write # lxc-lint-disable-next-line RULE -- REASON, or take the comment out`),
      };
    }
  },
});
