import { octal } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import type { UnreadableConfig } from '../../facts/config/unreadable-config.ts';
import { type Action, type Command, type Fix, manual } from '../../model/action.ts';

/**
 * Lets the user see his config, by his own hand: what is his he opens, and what belongs to the root of his containers he
 * opens as that root. What belongs to anybody else is not his for the asking, though it lies in his home: he could have
 * put it there himself, and root changes nothing on a way that he can change.
 */
export function makeReadable(state: 'hidden' | 'denied', it: UnreadableConfig): Fix {
  const { path, stat, user, inside } = it;
  const all = state === 'hidden' ? 0o777 : 0o666;
  if (stat?.uid === user.uid) return opened(state, it, stat.mode | (all & 0o700));
  if (!stat || !inside || it.linked)
    return manual(
      state === 'hidden'
        ? phrase`let ${user.name} search ${path}, as root: setfacl -m u:${user.name}:x ${path}`
        : phrase`see whether it is for ${user.name} to read; then make it his, as root: chown ${user.name}: ${path}`,
    );
  // As lxc-create makes it: the root of the container owns the folder, and the group is the user's.
  const byGroup = stat.gid === user.gid;
  const byAll = state === 'hidden' ? 0o001 : 0o044;
  return opened(state, it, stat.mode | (byGroup ? all & 0o070 : byAll), byGroup);
}

function opened(state: 'hidden' | 'denied', it: UnreadableConfig, mode: number, forHimAlone = true): Fix {
  const what = state === 'hidden' ? `into ${it.path}` : 'read it';
  return {
    // There is no other way to let him in that he could take himself.
    safety: forHimAlone ? 'safe' : 'unsafe',
    title: phrase`let ${forHimAlone ? it.user.name : 'everybody'} ${what}`,
    actions: [change(it, mode)],
  };
}

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
