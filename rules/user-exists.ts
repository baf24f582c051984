import { nearestName } from '../src/base/did-you-mean.ts';
import { phrase } from '../src/base/phrase.ts';
import { knownAccount } from '../src/facts/account/account.ts';
import { accounts, passwd } from '../src/facts/account/passwd.ts';
import { needsSudo } from '../src/facts/session/needs-sudo.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { often, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'The user whose containers are linted exists',
  why: 'Unprivileged containers are owned by an ordinary account: they are stored in its home, and root grants IDs and network interfaces to its name.',
  remedy: 'Create the account with `adduser --disabled-password USER`, or name another one with `--user`.',
  fault: 'The UID has no account',
  symptoms: [
    ...sure(
      'newuidmap: Cannot determine your user name',
      'newgidmap: Cannot determine your user name',
      'Cannot determine the user name of the caller (UID {})',
      'Failed to get username',
      'Could not find matched password record',
      'Failed to find matched password record',
      'Failed to get password record for uid {}',
      'Failed to get username: {}',
      { line: 'Failed to get username: {}({})', until: '3.0.2' },
    ),
    ...often('Failed to get password record - {}'),
  ],
  manpages: ['passwd(5)', 'adduser(8)'],
  maxSeverity: 'error',
  requires: { knownAccount, accounts, needsSudo },

  *check({ knownAccount, accounts, needsSudo }, { name }) {
    if (knownAccount) return;
    const meant = nearestName(
      name,
      accounts.map((account) => account.name),
    );
    yield {
      severity: 'error',
      kind: 'missing',
      message:
        meant === undefined
          ? phrase`the user ${name} does not exist`
          : phrase`the user ${name} does not exist (did you mean ${meant}?)`,
      evidence: [
        { at: { path: passwd }, note: phrase`has no line for ${name}, nor has any other source of accounts` },
      ],
      fix: manual(
        phrase`create the user, or name another with --user`,
        shellWords([...(needsSudo ? ['sudo'] : []), 'adduser', '--disabled-password', name]),
      ),
    };
  },
});
