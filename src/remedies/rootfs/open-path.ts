import type { Acl } from '../../base/acl.ts';
import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { BlockedDirectories, BlockedDirectory } from '../../facts/access/blocked-directories.ts';
import type { Account } from '../../facts/account/passwd.ts';
import type { MappedRoot } from '../../facts/idmap/mapped-root.ts';
import { asCommands } from '../../fix/render/shell-command.ts';
import { type Action, type Fix, manual, root } from '../../model/action.ts';
import { installing } from '../install/install-package.ts';

/**
 * Grants search permission on these directories to the container's root: to it alone where possible, or else to everybody.
 * The path comes from the config, so only directories of the user or of their containers are changed; a person decides
 * about the others.
 */
export function grantSearch({ steps, installs }: BlockedDirectories, who: MappedRoot, account: Account): Fix {
  const changes = steps.map((step) => {
    const by = step.own === 'user' ? account.name : root;
    const { path, stat } = step;
    const chmod = (bit: number): Action => ({
      do: 'mode',
      by,
      path,
      before: stat.mode,
      after: stat.mode | bit,
    });
    return change(step, who, installs !== undefined, chmod, by);
  });
  const needed = changes.some(({ action }) => action.do === 'acl') ? (installs ?? []).map(installing) : [];
  const [first, ...others] = [...needed, ...changes.map(({ action }) => action)];
  if (!first) return manual(phrase`grant search permission to UID ${who.uid}`);
  if (!steps.every(({ own }) => own))
    return manual(phrase`grant search permission to UID ${who.uid}, as root`, asCommands([first, ...others]));
  const alone = changes.every(({ alone }) => alone);
  return {
    safety: alone && steps.every(({ own }) => own === 'user') ? 'safe' : 'unsafe',
    title: alone
      ? phrase`grant search permission to UID ${who.uid} only`
      : phrase`grant search permission to UID ${who.uid}, and to others as well`,
    actions: [first, ...others],
    ...(needed.length > 0 && { makesNew: true }),
  };
}

interface Change {
  readonly action: Action;
  /** Whether no other user gets a permission. */
  readonly alone: boolean;
}

function change(
  { path, stat, acl, takesAcl }: BlockedDirectory,
  { uid, gid }: MappedRoot,
  canList: boolean,
  chmod: (bit: number) => Action,
  by: string,
): Change {
  if (stat.uid === uid) return { action: chmod(0o100), alone: true };
  const known = acl instanceof Unseen ? undefined : acl;
  const own = known?.users.find(({ id }) => id === uid);
  const alone = known === undefined || grantsNothingElse(known, uid);
  if (!own && (!takesAcl || !canList))
    return { action: chmod(stat.gid === gid ? 0o010 : 0o001), alone: false };
  // Where the mask limits an existing entry, only the mask changes.
  const before = own ? letters(own.perms) : null;
  const after = letters((own?.perms ?? 0) | 1);
  const mask = known && { mask: letters(known.mask | 1) };
  return { action: { do: 'acl', by, path, entry: `u:${uid}`, before, after, ...mask }, alone };
}

/** A wider mask puts the new entry into effect, and the same permission of all other entries with it. */
const grantsNothingElse = ({ users, groups, group, mask }: Acl, uid: number): boolean => {
  const others = [...users.filter(({ id }) => id !== uid), ...groups].map(({ perms }) => perms);
  return (mask & 1) === 1 || [...others, group].every((perms) => (perms & 1) === 0);
};

const letters = (perms: number): string =>
  [...'rwx'].map((letter, index) => (perms & (4 >> index) ? letter : '-')).join('');
