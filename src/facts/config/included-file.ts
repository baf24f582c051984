import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { account } from '../account/account.ts';

/** An included file: what a fix needs to know before it makes the file readable or restores it. */
export interface IncludedFile {
  readonly stat: Stat | undefined;
  /** Owned by the user. */
  readonly own: boolean;
  /** Owned by root and below /etc/lxc: files there are meant to be included. */
  readonly ofRoot: boolean;
}

export const includedFile: Fact<'container', (path: string) => IncludedFile> = {
  subject: 'container',
  gather: (_host, _container, know) => (path) => {
    const found = attempt(() => know(configHost).stat(path));
    const stat = found instanceof Unseen ? undefined : found;
    const known = attempt(() => know(account));
    const user = known instanceof Unseen ? undefined : known;
    return {
      stat,
      own: stat !== undefined && stat.uid === user?.uid,
      ofRoot: stat?.uid === 0 && /^\/etc\/lxc\//.test(path) && !path.includes('/../'),
    };
  },
};
