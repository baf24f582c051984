import { list, phrase } from '../base/phrase.ts';
import { shellWords } from '../fix/render/shell-command.ts';
import { type Action, type Fix, manual, root } from '../model/action.ts';

/**
 * A fix that changes a file in the name of its user is refused where the file belongs to somebody else. Root does not give it
 * away either, by no command that is to be pasted: in a directory of the user's own, the user chooses which file of root's has
 * that name, or where a link of that name leads. What the user can read and replace takes no more than the user's permissions.
 */
export function heedOwner(fix: Fix, user: string, isOfOthers: (path: string) => boolean): Fix {
  if (fix.safety === 'manual') return fix;
  const paths = [...new Set(fix.actions.flatMap(ownFile))].filter(isOfOthers);
  return paths.length === 0
    ? fix
    : manual(
        phrase`${fix.title}: first, as ${user}, replace ${list(paths)} by a copy, to own it`,
        paths.map(copied).join(' && '),
      );
}

const ownFile = (action: Action): string[] =>
  (action.do === 'edit' || action.do === 'write') && action.by !== root ? [action.path] : [];

/** A link stays one: if root runs it by mistake, nothing that it leads to is copied. */
const copied = (path: string): string =>
  [
    ['cp', '-P', '--', path, `${path}.own`],
    ['mv', '-f', '--', `${path}.own`, path],
  ]
    .map(shellWords)
    .join(' && ');
