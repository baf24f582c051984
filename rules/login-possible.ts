import { phrase } from '../src/base/phrase.ts';
import { login } from '../src/facts/session/login.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'The user can log in',
  why: 'Containers are best started from a login of their user through PAM, such as by ssh: that gives him his environment, and cgroups of his own. An account made with --disabled-password has no password, and until a key is put into its authorized_keys nobody can log in to it.',
  symptoms: [],
  manpages: ['sshd(8)', 'passwd(1)', 'nologin(8)', 'pam_nologin(8)', 'machinectl(1)'],
  notes: [
    'Root gets in all the same, with machinectl shell, which is a login too; and a user who lingers needs none. Neither does a system service with User= and Delegate=yes.',
    'It is looked at when root asks for a user: who asks for himself is there already.',
  ],
  maxSeverity: 'warning',
  requires: { login },

  *check({ login: { closed, noShell, at, lets, keys } }, { name }) {
    if (closed !== undefined) {
      yield {
        severity: 'warning',
        message: phrase`nobody but root can log in`,
        evidence: [{ at: { path: closed }, note: phrase`keeps everybody else out` }],
        fix: manual(phrase`remove ${closed} when whatever it was made for is over`),
      };
    }
    if (noShell !== undefined) {
      yield {
        severity: 'warning',
        message: phrase`nobody can log in as ${name}: ${noShell} ends every login`,
        evidence: [{ at, note: phrase`has ${noShell} for a shell` }],
        fix: manual(
          phrase`give the account a shell (usermod --shell /bin/bash ${name}), or start its containers from a service with User=${name} and Delegate=yes`,
        ),
      };
    } else if (!lets) {
      yield {
        severity: 'warning',
        message: phrase`nobody can log in as ${name}: the account has neither a password nor an authorized key`,
        evidence: [
          { at: { path: keys }, note: phrase`is not there` },
          { at, note: phrase`has no password, says passwd -S` },
        ],
        fix: manual(phrase`put your public key into ${keys}, as ${name}, or give the account a password`),
      };
    }
  },
});
