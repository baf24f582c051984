import { phrase } from '../../base/phrase.ts';
import type { UserManagerSupport } from '../../facts/session/start-command.ts';
import { type Fix, manual, root } from '../../model/action.ts';

/**
 * A user manager that runs without a login serves shells by su and sudo too, and gives each container a scope. It is in
 * the command that starts the container.
 */
export function enableLinger(
  name: string,
  uid: number,
  { systemd, lingers, launcher }: UserManagerSupport,
): Fix {
  if (!systemd || !launcher)
    return manual(phrase`have root make a cgroup that belongs to ${name}, and enter it before the start`);
  const start = `start containers with ${launcher === 'systemd-run' ? 'systemd-run --user --scope -p Delegate=yes' : launcher}`;
  if (lingers)
    return manual(
      phrase`his user manager does not run, though it should at all times: systemctl start user@${uid}; then ${start}`,
    );
  return {
    safety: 'safe',
    makesNew: true,
    title: phrase`have his user manager run at all times, and ${start}`,
    actions: [
      {
        do: 'run',
        by: root,
        before: ['loginctl', 'disable-linger', name],
        after: ['loginctl', 'enable-linger', name],
      },
    ],
  };
}
