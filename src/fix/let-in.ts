import type { Obstacle } from '../facts/obstacle.ts';
import { aclGrant } from './acl-grant.ts';
import { type Action, type Fix, manual, root } from './action.ts';

/**
 * Lets the user see his config. What root owns is not his for the asking, though it lies in his home: he could have put it
 * there himself. What an id of his own containers owns is: he can act as that id already.
 */
export function letIn(state: 'hidden' | 'denied', it: Obstacle): Fix {
  const words =
    state === 'hidden'
      ? `let ${it.user.name} search ${it.path} (x, by mode or by ACL)`
      : `let ${it.user.name} read it: make it his, as lxc-create does, with mode 0644`;
  const change = it.stat && (state === 'hidden' ? search(it) : read(it));
  // Root would follow the link, to wherever the user had it point.
  if (change === undefined || (it.linked && it.of !== 'him')) return manual(words);
  return {
    safety: it.of === 'another' ? 'unsafe' : 'safe',
    title:
      state === 'hidden'
        ? `let ${it.user.name} into ${it.path}`
        : it.of === 'him'
          ? 'let its owner read it'
          : 'make it his, as lxc-create does',
    actions: [change],
  };
}

function read({ path, stat, of, user }: Obstacle): Action | undefined {
  if (!stat) return undefined;
  const { uid, gid, mode } = stat;
  if (of === 'him') return { do: 'mode', by: user.name, path, before: mode, after: mode | 0o600 };
  return {
    do: 'owner',
    by: root,
    path,
    before: { uid, gid },
    after: { uid: user.uid, gid: user.gid },
  };
}

function search({ path, stat, of, user, entry }: Obstacle): Action | undefined {
  if (!stat) return undefined;
  const { gid, mode } = stat;
  if (of === 'him') return { do: 'mode', by: user.name, path, before: mode, after: mode | 0o700 };
  // As lxc-create makes it: the root of the container owns it, and the group is the user's.
  if (of === 'his-container' && gid === user.gid)
    return { do: 'mode', by: root, path, before: mode, after: mode | 0o070 };
  const had = entry();
  if (had === undefined) return undefined;
  // x is enough to start it (seen with 5.0.2); with the rest he can edit his config, as lxc-create leaves it to him.
  return aclGrant(path, user.uid, had, of === 'his-container' ? 7 : 1);
}
