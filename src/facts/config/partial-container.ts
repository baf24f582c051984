import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';

/** The file that marks a container as being made, so that LXC does not start it. */
export interface PartialMarker {
  readonly path: string;
  readonly stat: Stat;
  /** Usually empty, as the file is only used as a lock. Undefined if it cannot be read. */
  readonly text: string | undefined;
}

/** Left over from an interrupted lxc-create; undefined if it does not exist. */
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
