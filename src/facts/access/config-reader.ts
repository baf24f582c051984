import type { Host, Identity, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { accounts } from '../account/passwd.ts';
import { eyes } from './as-user.ts';

/**
 * Who reads the config: its user, or, for a file that is judged on its own, whoever asks. Root reads such a file as its owner,
 * who chose what it includes.
 */
export const reader: Fact<'container', Host> = {
  of: 'container',
  look: (host, { config }, know) => {
    if (!know(alone)) return know(eyes);
    const stat = host.caller.uid === 0 ? host.stat(config) : undefined;
    return stat === undefined || stat.uid === 0 ? host : host.as(know(ownerOf)(stat));
  },
};

/** The account that a file belongs to; its ids alone where there is none. */
const ownerOf: Fact<'machine', (stat: Stat) => Identity> = {
  of: 'machine',
  look:
    (_host, _machine, know) =>
    ({ uid, gid }) =>
      know(accounts).find((account) => account.uid === uid) ?? { name: `${uid}`, uid, gid },
};

/** Whether only config files are judged, and not the machine around them. */
export const alone: Fact<'machine', boolean> = {
  of: 'machine',
  look: (_host, machine) => machine.alone === true,
};
