import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { newContainer } from '../../model/subject.ts';
import { asUser } from '../access/as-user.ts';
import { mayCreateIn } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { lxcConf } from '../install/lxc-conf.ts';

/** The mark of a container that is being made, by which LXC does not start it. */
export interface PartialMarker {
  readonly path: string;
  readonly stat: Stat;
  /** It is there to be locked: nothing is in it, as a rule. Undefined where it cannot be read. */
  readonly text: string | undefined;
}

/** Left there where lxc-create was interrupted; undefined where it is not. */
export const partialMarker: Fact<'container', PartialMarker | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    if (folder === undefined) return undefined;
    const path = `${folder}/partial`;
    const stat = know(asUser).stat(path);
    const text = stat && attempt(() => know(asUser).read(path));
    return stat && { path, stat, text: text instanceof Unseen ? undefined : text };
  },
};

/** A folder that keeps lxc-create from making its first container, as it is not the user's to write to. */
export interface UnwritableLxcpath {
  readonly path: string;
  readonly stat: Stat;
}

/** Of the folder of all containers, or the nearest that is there above it. */
export const unwritableLxcpath: Fact<'container', UnwritableLxcpath | undefined> = {
  subject: 'container',
  gather: (_host, { name }, know) => {
    if (name !== newContainer) return undefined;
    const me = know(account);
    for (let path = know(lxcConf).lxcpath; path.startsWith('/'); path = path.replace(/\/[^/]*$/, '') || '/') {
      const stat = know(asUser).stat(path);
      if (stat === undefined && path !== '/') continue;
      return stat === undefined || mayCreateIn(path, stat, me) ? undefined : { path, stat };
    }
    return undefined;
  },
};
