import type { Command } from '../../model/action.ts';
import type { Fact } from '../../model/fact.ts';
import { cgroups } from '../cgroup/hierarchies.ts';
import { programs } from '../install/programs.ts';
import { lingers, systemd, userManager } from './user-manager.ts';

/** The command that a verdict is about. */
export interface StartCommand {
  readonly argv: Command;
  /** Whether it starts the container in a cgroup delegated to the user. */
  readonly delegated: boolean;
}

/**
 * The best way for this user to start a container: in a scope that the user manager delegates, if one runs (Debian has
 * lxc-unpriv-start for that), otherwise lxc-start alone.
 */
export const startCommand: Fact<'container', StartCommand> = {
  subject: 'container',
  gather: (_host, { name }, know) => {
    const plain: Command = ['lxc-start', '-n', name];
    switch (know(delegation)) {
      case 'lxc-unpriv-start':
        return { argv: ['lxc-unpriv-start', '-n', name], delegated: true };
      case 'systemd-run':
        return {
          argv: ['systemd-run', '--user', '--scope', '-p', 'Delegate=yes', '--', ...plain],
          delegated: true,
        };
      case undefined:
        return { argv: plain, delegated: false };
    }
  },
};

/** The program that starts a container in a cgroup v2 subtree delegated to the user; undefined where none can. */
export const delegation: Fact<'user', Launcher | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => (know(userManager) ? know(launcher) : undefined),
};

export type Launcher = 'lxc-unpriv-start' | 'systemd-run';

/** The same, if a user manager ran. */
const launcher: Fact<'user', Launcher | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { find } = know(programs);
    if (find('lxc-unpriv-start')) return 'lxc-unpriv-start';
    return know(cgroups).layout === 'v2' && find('systemd-run') ? 'systemd-run' : undefined;
  },
};

/** What decides whether a user manager can be made to run, and helps. */
export interface UserManagerSupport {
  readonly systemd: boolean;
  readonly lingers: boolean;
  readonly launcher: Launcher | undefined;
}

export const userManagerSupport: Fact<'user', UserManagerSupport> = {
  subject: 'user',
  gather: (_host, _user, know) => ({
    systemd: know(systemd),
    lingers: know(lingers),
    launcher: know(launcher),
  }),
};
