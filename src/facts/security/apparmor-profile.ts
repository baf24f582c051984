import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';

/** Whether AppArmor is what confines programs here: where it is not, LXC ignores every profile. */
const apparmor: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => host.read('/sys/module/apparmor/parameters/enabled')?.trim() === 'Y',
};

/** The profile that a config names for its container; undefined where it names none. */
export const apparmorProfile: Fact<'container', Statement | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const set = know(settings).last.get('lxc.apparmor.profile');
    if (set === undefined) return undefined;
    if (know(account).uid === 0) throw new Unseen(phrase`root can load profiles`, 'not-applicable');
    if (!know(apparmor)) throw new Unseen(phrase`AppArmor is not enabled in this kernel`, 'not-applicable');
    return set;
  },
};
