import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';

/**
 * Where newuidmap and newgidmap look up grants: `files`, or the name of a module, `sss` for libsubid_sss.so. Only the
 * first word of the first such line counts (shadow 4.13, lib/nss.c).
 */
export const subidSource: Fact<'machine', string> = {
  subject: 'machine',
  gather: (host) => {
    const part = attempt(() => host.grep('/etc/nsswitch.conf', /^subid:[ \t]*(\S+)/i));
    const word = (part instanceof Unseen ? undefined : part?.found[0]?.text) ?? 'files';
    return word.toLowerCase() === 'files' ? 'files' : word;
  },
};
