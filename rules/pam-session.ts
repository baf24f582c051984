import { account } from '../src/facts/account.ts';
import { environment } from '../src/facts/environment.ts';
import { delegation } from '../src/facts/start-command.ts';
import { manual } from '../src/fix/action.ts';
import { rule } from '../src/rule.ts';

export default rule({
  about: 'user',
  stage: 'session',
  title: 'The shell belongs to a login of the user: by ssh, not by su or sudo',
  why: 'A login through PAM sets HOME and XDG_RUNTIME_DIR, where LXC looks for containers and makes its locks, and gives the user cgroups. After su or sudo these are often still those of the user before.',
  symptoms: ['You lack access to', 'Failed to create directory "/run/user/', 'Failed to create lock for'],
  see: ['pam_systemd(8)', 'su(1)', 'lxc(7)'],
  notes: [
    'lxc-unpriv-start sets XDG_RUNTIME_DIR itself, so that it starts the container all the same where the user manager runs; lxc-info, lxc-attach and lxc-stop then fail in that shell (seen on Debian 12).',
    'An XDG_RUNTIME_DIR that is not set is no harm: LXC then uses ~/.cache/lxc/run.',
  ],
  worst: 'error',
  needs: { account, environment, delegation },

  *check({ account, environment, delegation }) {
    if (!environment) return;
    const { home, runtime } = environment;
    const fix = manual(
      `log in as ${account.name} by ssh (or machinectl shell ${account.name}@), and start from there`,
    );
    if (!home.usable) {
      yield {
        severity: 'error',
        breaks: 'start',
        message:
          home.value === undefined
            ? 'HOME is not set'
            : `HOME is ${home.value}, which is not the home of ${account.name}`,
        evidence: [{ at: { path: '$HOME' }, note: `should be ${home.right}` }],
        says: `You lack access to ${home.value ?? '/'}/.local/share/lxc`,
        fix,
      };
    } else if (runtime.value !== undefined && !runtime.usable) {
      yield {
        severity: 'error',
        // lxc-unpriv-start sets it right for the start, and for nothing else.
        breaks: delegation === 'lxc-unpriv-start' ? 'attach' : 'start',
        message: `XDG_RUNTIME_DIR is ${runtime.value}, which ${runtime.there ? `does not belong to ${account.name}` : 'does not exist'}`,
        evidence: [
          {
            at: { path: '$XDG_RUNTIME_DIR' },
            note: `${runtime.there ? 'is not his' : 'is not there'}: the shell is not that of a login`,
          },
        ],
        says: `Permission denied - Failed to create directory "${runtime.value}/${runtime.there ? 'lxc/' : ''}"`,
        fix,
      };
    }
  },
});
