import { list, phrase } from '../base/phrase.ts';
import { shellWords } from '../fix/render/shell-command.ts';
import { type Action, type Fix, manual, root } from '../model/action.ts';

/**
 * A fix that changes a file in the name of its user is refused where the file belongs to somebody else. As root it is not
 * done either: in a directory of the user's own, the user chooses which file of root's has that name. So a person has to
 * look first.
 */
export function heedOwner(fix: Fix, user: string, isOfOthers: (path: string) => boolean): Fix {
  if (fix.safety === 'manual') return fix;
  const paths = [...new Set(fix.actions.flatMap(ownFile))].filter(isOfOthers);
  return paths.length === 0
    ? fix
    : manual(
        phrase`${fix.title}: first look at ${list(paths)}, and have root give it to ${user}`,
        shellWords(['chown', `${user}:`, ...paths]),
      );
}

const ownFile = (action: Action): string[] =>
  (action.do === 'edit' || action.do === 'write') && action.by !== root ? [action.path] : [];
