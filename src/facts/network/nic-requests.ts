import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import { blocked, Unseen } from '../../base/unseen.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { type NicAnswer, nicAnswer } from '../../lxc/nic-answer.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';
import { running } from '../config/running.ts';
import { lxc } from '../install/lxc-version.ts';
import { type Permissions, permissions } from './lxc-usernet.ts';
import { type WantedNic, wantedNics } from './shared-quotas.ts';

/** A veth interface that the container needs, and how lxc-user-nic would answer. */
export interface NicRequest extends WantedNic {
  readonly answer: NicAnswer;
}

export const nicRequests: Fact<'container', readonly NicRequest[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { entries, requester, inUse } = know(permissions);
    if (know(running))
      throw new Unseen(phrase`the container is running, and has its interfaces`, 'not-applicable');
    const wanted = know(wantedNics);
    const answers = nicAnswer(entries, requester, wanted, inUse, know(lxc));
    return wanted.flatMap((want, index) => {
      const answer = answers[index];
      return answer ? [{ ...want, answer }] : [];
    });
  },
};

/** Where its link is set, or else its type. */
export const linkPlace = ({ nic }: Pick<NicRequest, 'nic'>): Line => (nic.linkAt ?? nic.at).valueAt;

/**
 * The count that a line for this user needs: lxc-user-nic counts the interfaces of a name on all bridges, those that exist
 * and those that this start requests.
 */
export const neededBy = ({ inUse }: Permissions, name: string, wanted: readonly NicRequest[]): number =>
  inUse.filter(({ who }) => who === name).length + wanted.length;

/**
 * The bridges that some requests are about. LXC stops at the first: of thousands, each of which would be compared with all
 * others, nobody reads more.
 */
export const bridgesOf = (wanted: readonly Pick<NicRequest, 'bridge'>[]): string[] =>
  [...new Set(wanted.map(({ bridge }) => bridge))].slice(0, 20);

/** Whether all interfaces that request the one bridge would be granted the other, if their config named that. */
export const wouldGrant: Fact<'container', (bridge: string, instead: string) => boolean> = {
  subject: 'container',
  gather: (_host, _container, know) => (bridge, instead) => {
    const { entries, requester, inUse } = know(permissions);
    const wanted = know(nicRequests).map((request) => ({
      bridge: request.bridge === bridge ? instead : request.bridge,
    }));
    const answers = nicAnswer(entries, requester, wanted, inUse, know(lxc));
    return answers.every(({ kind }, index) => kind === 'granted' || wanted[index]?.bridge !== instead);
  },
};

/** Its link is above its type, which resets it: what it requests then is not what anybody meant. */
export const isReset = ({ link, discarded: lost }: Nic): boolean =>
  link === undefined && lost.some(({ key }) => key.endsWith('.link'));

/** The interfaces whose bridges matter, as the container is allowed to use them: root can use any. */
export const permittedNics: Fact<'container', readonly { readonly nic: Nic; readonly bridge: string }[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const veths = know(settings).nics.filter(({ type }) => type === 'veth');
    const wanted = veths.flatMap((nic) =>
      nic.link && nic.link !== 'none' ? [{ nic, bridge: nic.link }] : [],
    );
    if (know(account).uid === 0 || wanted.length === 0 || know(running)) return wanted;
    if (know(nicRequests).some(({ answer }) => answer.kind !== 'granted'))
      throw blocked('usernet-link', phrase`lxc-usernet does not allow the bridges of the config`);
    return wanted;
  },
};
