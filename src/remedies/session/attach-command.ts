import { phrase } from '../../base/phrase.ts';
import type { AttachFault } from '../../facts/cgroup/attach-fault.ts';
import type { Launcher } from '../../facts/session/start-command.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type Manual, manual } from '../../model/action.ts';

/**
 * The command that gets in: from a scope of the user manager into another one, or else without a move into the cgroup of
 * the container. Debian has lxc-unpriv-attach wherever it has lxc-unpriv-start.
 */
export function attachCommand(name: string, { managed }: AttachFault, launcher?: Launcher): Manual {
  if (!managed || launcher === undefined) {
    // The manual page has `-e CGROUP`, but LXC takes that word for the program to run.
    const attach = shellWords(['lxc-attach', '-n', name, '--elevated-privileges=CGROUP']);
    return manual(phrase`attach with ${attach}: the limits of the container do not apply to what it runs`);
  }
  const attach =
    launcher === 'lxc-unpriv-start'
      ? ['lxc-unpriv-attach']
      : ['systemd-run', '--user', '--scope', '-p', 'Delegate=yes', '--', 'lxc-attach'];
  return manual(phrase`attach with ${shellWords([...attach, '-n', name])}`);
}
