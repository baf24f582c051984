import { phrase } from '../src/base/phrase.ts';
import { variable } from '../src/base/place.ts';
import { account } from '../src/facts/account/account.ts';
import { environment } from '../src/facts/session/environment.ts';
import { delegation } from '../src/facts/session/start-command.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'The shell belongs to a login of the user: by ssh, not by su or sudo',
  why: 'A login through PAM sets HOME and XDG_RUNTIME_DIR, where LXC looks for containers and makes its locks, and gives the user cgroups. After su or sudo these are often still those of the user before.',
  symptoms: ['You lack access to', 'Failed to create directory "/run/user/', 'Failed to create lock for'],
  manpages: ['pam_systemd(8)', 'su(1)', 'lxc(7)'],
  notes: [
    'lxc-unpriv-start and lxc-unpriv-attach set XDG_RUNTIME_DIR themselves, so that they work all the same where the user manager runs; lxc-info, lxc-stop and lxc-cgroup then fail in that shell (seen on Debian 12).',
    'at(1) hands a job the XDG_RUNTIME_DIR of the shell that it was called in, whose folder may be gone by then; a job of cron(8) has none.',
    'An XDG_RUNTIME_DIR that is not set is no harm: LXC then uses ~/.cache/lxc/run.',
  ],
  maxSeverity: 'error',
  requires: { account, environment, delegation },

  *check({ account, environment, delegation }) {
    if (!environment) return;
    const { home, runtime } = environment;
    const fix = manual(
      phrase`log in as ${account.name} by ssh (or machinectl shell ${account.name}@), and start from there`,
    );
    if (!home.usable) {
      yield {
        severity: 'error',
        message:
          home.value === undefined
            ? phrase`HOME is not set`
            : phrase`HOME is ${home.value}, which is not the home of ${account.name}`,
        evidence: [{ at: variable('HOME'), note: phrase`should be ${home.right}` }],
        lxcMessage: `You lack access to ${home.value ?? '/'}/.local/share/lxc`,
        fix,
      };
    } else if (runtime.value !== undefined && !runtime.usable) {
      // lxc-unpriv-start and lxc-unpriv-attach set it right; lxc-info, lxc-stop and lxc-cgroup do not.
      const mended = delegation === 'lxc-unpriv-start';
      yield {
        ...(mended ? { severity: 'warning' } : { severity: 'error' }),
        message: phrase`XDG_RUNTIME_DIR is ${runtime.value}, which ${runtime.there ? `does not belong to ${account.name}` : 'does not exist'}${mended ? ': lxc-info, lxc-stop and lxc-cgroup fail in this shell' : ''}`,
        evidence: [
          {
            at: variable('XDG_RUNTIME_DIR'),
            note: phrase`${runtime.there ? 'is not his' : 'is not there'}: the shell is not that of a login`,
          },
        ],
        lxcMessage: `Permission denied - Failed to create directory "${runtime.value}/${runtime.there ? 'lxc/' : ''}"`,
        fix,
      };
    }
  },
});
