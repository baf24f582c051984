import { phrase } from '../../base/phrase.ts';
import type { Account } from '../../facts/account/passwd.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type Manual, manual } from '../../model/action.ts';
import { giveDirectory } from './give-directory.ts';

/** What to do about a directory that should be the user's own, and that they cannot write to: `owner` is a UID. */
export function makeWritable(path: string, owner: number, account: Account): Manual {
  if (owner !== account.uid) return giveDirectory(path, account, 'recursive');
  const chmod = shellWords(['chmod', 'u+wx', path]);
  return manual(phrase`give ${account.name} write permission, as that user: ${chmod}`);
}
