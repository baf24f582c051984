import { list, phrase } from '../../base/phrase.ts';
import type { DelegateDropIn } from '../../facts/cgroup/delegate-dropin.ts';
import { type Action, type Fix, manual, root } from '../../model/action.ts';

/** What systemd can hand down: systemd.resource-control(5). A config names what it likes. */
const known = ['cpu', 'cpuset', 'io', 'memory', 'pids'];

/**
 * Controllers of cgroup v2 for a user's manager: added to its usual ones, and for this user alone. Not safe, as it is his
 * own config that asks for them. Undefined where nothing of the kind can be done.
 */
export function delegateControllers(
  name: string,
  controllers: readonly string[],
  { path, lines, controllers: already }: DelegateDropIn,
): Fix | undefined {
  if (!controllers.every((controller) => known.includes(controller))) return undefined;
  const more = controllers.filter((controller) => !already.includes(controller));
  if (more.length === 0)
    return manual(
      phrase`already configured, from the next start of the user manager on: end all sessions of ${name}, or reboot`,
    );
  const words = `Delegate=${more.join(' ')}`;
  const file: Action =
    lines === undefined
      ? { do: 'write', by: root, path, before: null, after: `[Service]\n${words}\n` }
      : { do: 'edit', by: root, path, line: lines + 1, before: [], after: [words] };
  const command = ['systemctl', 'daemon-reload'] as const;
  const reload: Action = { do: 'run', by: root, before: command, after: command };
  return {
    safety: 'unsafe',
    title: phrase`delegate ${list(more)} to ${name}, from the next start of the user manager on`,
    // The first is for undo, which goes backwards: systemd is to hear of the file that is gone.
    actions: [reload, file, reload],
  };
}
