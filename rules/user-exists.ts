import { didYouMean } from '../src/base/did-you-mean.ts';
import { phrase } from '../src/base/phrase.ts';
import { knownAccount } from '../src/facts/account/account.ts';
import { accounts } from '../src/facts/account/passwd.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'The user whose containers are looked at exists',
  why: 'Unprivileged containers belong to an ordinary account: its home holds them, and its name is what root grants ids and network links to.',
  symptoms: ['Cannot determine your user name'],
  manpages: ['passwd(5)', 'adduser(8)'],
  maxSeverity: 'error',
  requires: { knownAccount, accounts },

  *check({ knownAccount, accounts }, { name }) {
    if (knownAccount) return;
    const names = accounts.map((account) => account.name);
    yield {
      severity: 'error',
      message: phrase`there is no user ${name}${didYouMean(name, names)}`,
      evidence: [
        {
          at: { path: '/etc/passwd' },
          note: phrase`has no line for ${name}, nor has any other source of accounts`,
        },
      ],
      fix: manual(phrase`make the user (adduser --disabled-password ${name}), or name another with --user`),
    };
  },
});
