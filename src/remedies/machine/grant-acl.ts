import { type Action, root } from '../../model/action.ts';

/** Adds to what the access control list of a path grants an account by name; `had` is what it grants already. */
export const aclGrant = (path: string, uid: number, had: number | null, more: number): Action => ({
  do: 'acl',
  by: root,
  path,
  entry: `u:${uid}`,
  before: had === null ? null : letters(had),
  after: letters((had ?? 0) | more),
});

const letters = (perms: number): string =>
  [...'rwx'].map((letter, index) => (perms & (4 >> index) ? letter : '-')).join('');
