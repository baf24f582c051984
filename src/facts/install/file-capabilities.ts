import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { idTools } from './id-tools.ts';
import { lxcUserNic } from './lxc-user-nic.ts';

/** The file capabilities of the programs that act for a user with more privileges than the user has. */
export interface FileCapabilities {
  /** As getcap spells them: `cap_setuid=ep`; empty if it has none, undefined if getcap is not installed. */
  of(path: string): string | undefined;
}

/** One call of getcap for all of them: nothing else tells the capabilities of a file. */
export const fileCapabilities: Fact<'user', FileCapabilities> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const [tools, nic] = [attempt(() => know(idTools)), attempt(() => know(lxcUserNic))];
    const [first, ...rest] = [
      ...(tools instanceof Unseen ? [] : tools.flatMap(({ found }) => found?.path ?? [])),
      ...(nic instanceof Unseen || nic.stat === undefined ? [] : [nic.path]),
    ];
    if (first === undefined) return { of: () => '' };
    const answer = host.ask(['getcap', first, ...rest]);
    const all = answer?.out.split('\n');
    return {
      of: (path) => {
        const line = all?.find((each) => each.startsWith(`${path} `));
        // Older releases of libcap print an equals sign between the two.
        return all && (line?.slice(path.length + 1).replace(/^= /, '') ?? '');
      },
    };
  },
};
