import { phrase } from '../../base/phrase.ts';
import type { UserManagerSupport } from '../../facts/session/start-command.ts';
import { type Fix, manual, root } from '../../model/action.ts';

/**
 * A user manager that runs without a login also serves shells of su and sudo, and makes a scope for each container: by the
 * command that starts it.
 */
export function enableLinger(
  name: string,
  uid: number,
  { systemd, lingers, launcher }: UserManagerSupport,
): Fix {
  if (!systemd || !launcher)
    return manual(
      phrase`have root create a cgroup owned by ${name}, and enter it before starting containers`,
    );
  const command = launcher === 'systemd-run' ? 'systemd-run --user --scope -p Delegate=yes' : launcher;
  if (lingers)
    return manual(
      phrase`start the user manager, which does not run though lingering is enabled: systemctl start user@${uid}; then start containers with ${command}`,
    );
  return {
    safety: 'safe',
    makesNew: true,
    title: phrase`keep the user manager of ${name} running, and start containers with ${command}`,
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
