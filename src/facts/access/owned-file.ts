import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { configHost } from './config-reader.ts';

/** Whether the user owns a file: fixes change no others. */
export const ownFile: Fact<'container', (path: string) => boolean> = {
  subject: 'container',
  gather: (_host, _container, know) => (path) => {
    const stat = attempt(() => know(configHost).stat(path));
    return !(stat instanceof Unseen) && stat?.uid === know(account).uid;
  },
};
