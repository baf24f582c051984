import { lines } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { delegation } from '../session/start-command.ts';
import { systemd } from '../session/user-manager.ts';
import { ownCgroups } from './own-cgroups.ts';

/** The drop-in that makes systemd delegate more controllers of cgroup v2 to this user's manager than it usually does. */
export interface DelegateDropIn {
  readonly path: string;
  /** The number of lines; undefined if the file does not exist. */
  readonly lines: number | undefined;
  readonly controllers: readonly string[];
}

/** Undefined where no user manager would pass them on to containers. */
export const delegateDropIn: Fact<'user', DelegateDropIn | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const v2 = know(ownCgroups).every(({ controllers }) => controllers.length === 0);
    if (!v2 || !know(systemd) || know(delegation) === undefined) return undefined;
    const path = `/etc/systemd/system/user@${know(account).uid}.service.d/lxc-delegate.conf`;
    const text = host.read(path);
    if (text === undefined) return { path, lines: undefined, controllers: [] };
    const lists = [...text.matchAll(/^[ \t]*Delegate[ \t]*=(.*)$/gm)].map(([, list = '']) => list);
    return {
      path,
      lines: lines(path, text).length,
      controllers: lists.flatMap((list) => list.split(/\s+/).filter(Boolean)),
    };
  },
};
