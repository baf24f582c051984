import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { type EnvironmentFault, environmentFault } from '../src/facts/session/environment-fault.ts';
import { delegation } from '../src/facts/session/start-command.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { linesOfPamSession } from '../src/lxc/log/lines-of-pam-session.ts';
import { manual } from '../src/model/action.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'The shell is a login session of the user: by ssh, not by su or sudo',
  why: 'A login through PAM sets HOME and XDG_RUNTIME_DIR, where LXC looks for containers and creates its locks, and gives the user cgroups. After su or sudo they are often still those of the previous user.',
  remedy:
    'Log in as the user by ssh, or with `machinectl shell USER@`, and start the container there. su and sudo do not make a login session.',
  fault: 'The shell is no login session of the user: it was opened with su, sudo, cron or the like',
  symptoms: weighed(linesOfPamSession),
  manpages: ['pam_systemd(8)', 'machinectl(1)'],
  notes: [
    'lxc-unpriv-start and lxc-unpriv-attach set XDG_RUNTIME_DIR themselves, so they work if the user manager is running; lxc-info, lxc-stop and lxc-cgroup then still fail in that shell (seen on Debian 12).',
    'at(1) passes the XDG_RUNTIME_DIR of the calling shell on to the job, and its directory may no longer exist; a cron(8) job has none.',
    'An unset XDG_RUNTIME_DIR does no harm: LXC then uses ~/.cache/lxc/run.',
  ],
  maxSeverity: 'error',
  requires: { account, environmentFault, delegation },

  *check({ account: { name }, environmentFault: fault, delegation }) {
    if (!fault) return;
    // lxc-unpriv-start and lxc-unpriv-attach set XDG_RUNTIME_DIR; lxc-info, lxc-stop and lxc-cgroup do not.
    const starts = /^runtime-dir|-relative$/.test(fault.kind) && delegation === 'lxc-unpriv-start';
    const { message, note, lxcMessage = '' } = wording(fault, name);
    yield {
      kind: fault.kind,
      severity: starts ? 'warning' : 'error',
      message: starts ? phrase`${message}, so lxc-info, lxc-stop and lxc-cgroup fail in this shell` : message,
      evidence: [{ at: fault.at, note }],
      lxcMessage,
      fix: manual(
        phrase`log in as ${name} by ssh (or with machinectl shell ${name}@), and start the container there`,
        shellWords(['ssh', `${name}@localhost`]),
      ),
    };
  },
});

function wording(fault: EnvironmentFault, user: string): Wording {
  switch (fault.kind) {
    case 'home-unset':
      return {
        message: phrase`HOME is not set`,
        note: phrase`should be ${fault.home}`,
        lxcMessage: 'You lack access to //.local/share/lxc',
      };
    case 'home-of-another':
      return {
        message: phrase`HOME is ${fault.value}, which is not the home of ${user}`,
        note: phrase`should be ${fault.home}`,
        lxcMessage: `You lack access to ${fault.value}/.local/share/lxc`,
      };
    case 'home-relative':
      return {
        message: phrase`HOME is ${fault.value}, a relative path, below which LXC cannot create its locks`,
        note: phrase`should be ${fault.home}`,
        lxcMessage: noName,
      };
    case 'runtime-dir-relative':
      return {
        message: phrase`XDG_RUNTIME_DIR is ${fault.value}, a relative path, below which LXC cannot create its locks`,
        note: phrase`should begin with a slash`,
        lxcMessage: noName,
      };
    case 'runtime-dir-missing':
      return {
        message: phrase`XDG_RUNTIME_DIR is ${fault.value}, which does not exist`,
        note: phrase`does not exist: this shell is not a login session`,
        lxcMessage: `Permission denied - Failed to create directory "${fault.value}/"`,
      };
    case 'runtime-dir-of-another':
      return {
        message: phrase`XDG_RUNTIME_DIR is ${fault.value}, which ${user} does not own`,
        note: phrase`owned by another user: this shell is not a login session`,
        lxcMessage: `Permission denied - Failed to create directory "${fault.value}/lxc/"`,
      };
  }
}

const noName = 'No such file or directory - Failed to create directory ""';
