import { attempt, Unseen } from '../../base/unseen.ts';
import { nicAnswer } from '../../lxc/nic-answer.ts';
import type { Fact } from '../../model/fact.ts';
import { lxc } from '../install/lxc-version.ts';
import { interfaceExists } from './bridges.ts';
import { permissions } from './lxc-usernet.ts';

/** The first bridge that exists and that the user is allowed to use; undefined if there is none, or it is unknown. */
export const allowedBridge: Fact<'user', string | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const known = attempt(() => know(permissions));
    if (known instanceof Unseen) return undefined;
    const { entries, requester } = known;
    const granted = (bridge: string) =>
      nicAnswer(entries, requester, [{ bridge }], [], know(lxc))[0]?.kind === 'granted';
    const found = attempt(() =>
      entries
        .filter(({ bridge }) => bridge !== 'none' && know(interfaceExists)(bridge))
        .map(({ bridge }) => bridge)
        .find(granted),
    );
    return found instanceof Unseen ? undefined : found;
  },
};
