import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { account } from '../account/account.ts';
import { settings } from './config.ts';
import { gaps } from './gaps.ts';

/** Whether somebody other than root starts it. A file on its own is judged as if, provided that it maps IDs. */
export const withoutRoot: Fact<'container', boolean> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    if (!know(configOnly)) return know(account).uid !== 0;
    if (know(settings).idmaps.length > 0 || know(gaps).some(({ sets }) => sets('lxc.idmap'))) return true;
    throw new Unseen(phrase`a container without lxc.idmap is one of root’s`, 'not-applicable');
  },
};
