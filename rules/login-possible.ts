import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { login } from '../src/facts/session/login.ts';
import { needsSudo } from '../src/facts/session/needs-sudo.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { giveKey } from '../src/remedies/session/give-key.ts';

export default rule({
  subject: 'user',
  stage: 'account',
  title: 'The user can log in',
  why: 'Containers are best started from a login of their user through PAM, for example over SSH: it sets up the environment and gives the user cgroups of their own. An account created with --disabled-password has no password, so no one can log in to it until its authorized_keys holds a key.',
  remedy:
    "Add your public key to the user’s `~/.ssh/authorized_keys`, as that user: `su - USER -c 'umask 77; mkdir -p .ssh; cat >>.ssh/authorized_keys' <~/.ssh/authorized_keys` authorizes the keys that you log in with yourself. Or set a password with `passwd USER`. Replace a shell that ends every login with `usermod --shell /bin/bash USER`; remove `/etc/nologin` when it is no longer needed.",
  symptoms: [],
  manpages: ['sshd(8)', 'passwd(1)', 'nologin(8)', 'pam_nologin(8)', 'machinectl(1)'],
  notes: [
    'Root can open a login session of the user all the same, with machinectl shell. A user with lingering enabled needs no login, and neither does a system service with User= and Delegate=yes.',
    'Checked only when root lints the containers of another user: users who lint their own are logged in already.',
  ],
  maxSeverity: 'warning',
  requires: { login, needsSudo },

  *check({ login: { closed, noShell, at, lets, keys }, needsSudo }, { name }) {
    if (closed !== undefined) {
      yield {
        severity: 'warning',
        kind: 'nologin-file',
        message: phrase`only root can log in`,
        evidence: [{ at: { path: closed }, note: phrase`blocks the logins of all other users` }],
        fix: manual(phrase`remove ${closed} when it is no longer needed`),
      };
    }
    if (noShell !== undefined) {
      yield {
        severity: 'warning',
        kind: 'no-login-shell',
        message: phrase`no one can log in as ${name}: the login shell is ${noShell}`,
        evidence: [{ at, note: phrase`sets ${noShell} as the login shell` }],
        fix: manual(
          phrase`set a login shell (usermod --shell /bin/bash ${name}), or start the containers from a service with User=${name} and Delegate=yes`,
        ),
      };
    } else if (!lets) {
      yield {
        severity: 'warning',
        kind: 'no-credentials',
        message: phrase`no one can log in as ${name}: the account has no password and no authorized key`,
        evidence: [
          { at: absent(keys), note: phrase`does not exist` },
          { at, note: phrase`has no password according to passwd -S` },
        ],
        fix: giveKey(name, needsSudo),
      };
    }
  },
});
