import { octal } from '../../base/file-mode.ts';
import { type Phrase, phrase } from '../../base/phrase.ts';
import type { UnreadableConfig } from '../../facts/config/unreadable-config.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type Action, type Command, type Fix, manual, type SetMode } from '../../model/action.ts';

/**
 * Gives the user access to the config, as the user: to what they own, and to what is owned by the root of their containers,
 * as that root. Access to files of other users is left to root, by hand, even in the user's home: the user may have put
 * the file there, and root changes nothing in a path that the user can change.
 */
export function makeReadable(state: 'not-searchable' | 'not-readable', it: UnreadableConfig): Fix {
  const { stat, user, inside } = it;
  const all = state === 'not-searchable' ? 0o777 : 0o666;
  if (stat?.uid === user.uid) return opened(state, it, stat.mode | (all & 0o700));
  if (!stat || !inside || it.linked) return byRoot(state, it);
  // As lxc-create makes it: owned by the root of the container, with the user's group.
  const byGroup = stat.gid === user.gid;
  const byAll = state === 'not-searchable' ? 0o001 : 0o044;
  return opened(state, it, stat.mode | (byGroup ? all & 0o070 : byAll), byGroup);
}

/** A command for a link would give away what it leads to, which the user chose. */
function byRoot(state: 'not-searchable' | 'not-readable', { path, user, linked }: UnreadableConfig): Fix {
  if (state === 'not-searchable')
    return manual(
      phrase`grant ${user.name} search permission, as root`,
      shellWords(['setfacl', '-m', `u:${user.name}:x`, path]),
    );
  if (linked)
    return manual(phrase`see where ${path} leads, and whether ${user.name} should have access there`);
  return manual(
    phrase`check that ${user.name} should have access, then give it, as root`,
    shellWords(['chown', '-h', `${user.name}:`, path]),
  );
}

function opened(
  state: 'not-searchable' | 'not-readable',
  it: UnreadableConfig,
  mode: number,
  userOnly = true,
): Fix {
  return {
    // The user has no other way to get access.
    safety: userOnly ? 'safe' : 'unsafe',
    title: title(state, it, userOnly),
    actions: [change(it, mode)],
  };
}

function title(
  state: 'not-searchable' | 'not-readable',
  { path, user }: UnreadableConfig,
  userOnly: boolean,
): Phrase {
  if (state === 'not-readable')
    return userOnly ? phrase`grant ${user.name} read permission` : phrase`grant everybody read permission`;
  return userOnly
    ? phrase`grant ${user.name} search permission on ${path}`
    : phrase`grant everybody search permission on ${path}`;
}

function change({ path, stat, user, inside }: UnreadableConfig, after: number): Action {
  const before = stat?.mode ?? after;
  const opened: SetMode = { do: 'mode', by: user.name, path, before, after };
  if (!inside) return opened;
  const [u, g] = [`u:0:${inside.u.start}:${inside.u.count}`, `g:0:${inside.g.start}:${inside.g.count}`];
  const chmod = (mode: number): Command => [
    'lxc-usernsexec',
    ...['-m', u, '-m', g, '--', 'chmod'],
    octal(mode),
    path,
  ];
  return { do: 'run', by: user.name, before: chmod(before), after: chmod(after), leaves: [opened] };
}
