import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { account } from '../account/account.ts';

/** What can be known of a file that a config includes, for whoever is to let its user read it, or to bring it back. */
export interface IncludedFile {
  readonly stat: Stat | undefined;
  readonly own: boolean;
  /** In a folder of root's for the configs of LXC: what lies there is meant to be included. */
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
