import { octal } from '../../base/file-mode.ts';
import { type Phrase, phrase } from '../../base/phrase.ts';
import type { UnreadableConfig } from '../../facts/config/unreadable-config.ts';
import { type Action, type Command, type Fix, manual } from '../../model/action.ts';

/**
 * Gives the user access to the config, with the user's own permissions: to what the user owns, and, as the root of the
 * containers, to what that root owns. What another user owns is left to a person, even in the user's home: the user could
 * have put it there, and root changes nothing on a path that the user can change.
 */
export function makeReadable(state: 'hidden' | 'denied', it: UnreadableConfig): Fix {
  const { path, stat, user, inside } = it;
  const all = state === 'hidden' ? 0o777 : 0o666;
  if (stat?.uid === user.uid) return opened(state, it, stat.mode | (all & 0o700));
  if (!stat || !inside || it.linked)
    return manual(
      state === 'hidden'
        ? phrase`grant ${user.name} search permission, as root: setfacl -m u:${user.name}:x ${path}`
        : phrase`check whether ${user.name} should read it, then (as root): chown ${user.name}: ${path}`,
    );
  // As lxc-create makes it: the root of the container owns the directory, and the group is the user's.
  const byGroup = stat.gid === user.gid;
  const byAll = state === 'hidden' ? 0o001 : 0o044;
  return opened(state, it, stat.mode | (byGroup ? all & 0o070 : byAll), byGroup);
}

function opened(state: 'hidden' | 'denied', it: UnreadableConfig, mode: number, forUserAlone = true): Fix {
  return {
    // The user has no other way to get access.
    safety: forUserAlone ? 'safe' : 'unsafe',
    title: state === 'hidden' ? searchable(it, forUserAlone) : readable(it, forUserAlone),
    actions: [change(it, mode)],
  };
}

const searchable = ({ user, path }: UnreadableConfig, forUserAlone: boolean): Phrase =>
  forUserAlone
    ? phrase`grant ${user.name} search permission on ${path}`
    : phrase`grant every user search permission on ${path}`;

const readable = ({ user }: UnreadableConfig, forUserAlone: boolean): Phrase =>
  forUserAlone ? phrase`make it readable for ${user.name}` : phrase`make it readable for every user`;

function change({ path, stat, user, inside }: UnreadableConfig, after: number): Action {
  const before = stat?.mode ?? after;
  if (!inside) return { do: 'mode', by: user.name, path, before, after };
  const [u, g] = [`u:0:${inside.u.start}:${inside.u.count}`, `g:0:${inside.g.start}:${inside.g.count}`];
  const chmod = (mode: number): Command => [
    'lxc-usernsexec',
    ...['-m', u, '-m', g, '--', 'chmod'],
    octal(mode),
    path,
  ];
  return { do: 'run', by: user.name, before: chmod(before), after: chmod(after) };
}
