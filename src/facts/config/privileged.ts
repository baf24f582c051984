import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { settings } from './config.ts';

/** Whether root runs it without a user namespace: such a container is out of scope. */
export const privileged: Fact<'container', boolean> = {
  subject: 'container',
  gather: (_host, _container, know) => know(account).uid === 0 && know(settings).idmaps.length === 0,
};
