import { phrase } from '../../base/phrase.ts';
import { lines } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { NicCharge, NicRequester } from '../../lxc/nic-answer.ts';
import { parseUsernet, type Usernet } from '../../lxc/usernet.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { groupNames } from '../machine/groups.ts';

/** Who may plug what into which bridge, and what this user has plugged in already. */
export interface Permissions extends Usernet {
  readonly path: string;
  readonly there: boolean;
  /** How many the file has. */
  readonly lines: number;
  readonly requester: NicRequester;
  /** The nics that the user's running containers have. */
  readonly inUse: readonly NicCharge[];
}

const path = '/etc/lxc/lxc-usernet';

/** What root has written. */
export const usernet: Fact<'machine', Pick<Permissions, 'path' | 'there' | 'lines' | keyof Usernet>> = {
  subject: 'machine',
  gather: (host) => {
    const text = host.read(path);
    return {
      path,
      there: text !== undefined,
      lines: lines(path, text ?? '').length,
      ...parseUsernet(path, text ?? ''),
    };
  },
};

export const permissions: Fact<'user', Permissions> = {
  subject: 'user',
  gather: (host, { name }, know) => {
    const { uid } = know(account);
    if (uid === 0)
      throw new Unseen(phrase`root needs no permission for network interfaces`, 'not-applicable');
    const file = know(usernet);
    const groups = file.entries.some(({ who }) => who.startsWith('@')) ? know(groupNames) : [];
    return {
      ...file,
      requester: { name, groups },
      inUse: charges(host, name, uid),
    };
  },
};

const database = '/run/lxc/nics';

/** What lxc-user-nic has written down, which only root may read; else what can be told from the names of interfaces. */
function charges(host: Host, name: string, uid: number): NicCharge[] {
  const text = attempt(() => host.read(database));
  if (text instanceof Unseen) {
    if (text.kind !== 'denied') throw text;
    return chargesByName(host, name, uid);
  }
  return (text ?? '').split('\n').flatMap((line) => {
    const [who, , bridge, nic] = line.split(' ');
    return who && bridge && nic && host.stat(`/sys/class/net/${nic}`) ? [{ who, bridge }] : [];
  });
}

/** The host's end of a user's nic is called `veth<uid>_XXXX` since LXC 3.0.4. */
function chargesByName(host: Host, name: string, uid: number): NicCharge[] {
  const mine = (host.list('/sys/class/net') ?? []).filter((nic) => nic.startsWith(`veth${uid}_`));
  return mine.map((nic) => ({
    who: name,
    bridge: host.link(`/sys/class/net/${nic}/master`)?.split('/').at(-1) ?? '',
  }));
}
