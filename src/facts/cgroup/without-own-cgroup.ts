import { type Phrase, phrase } from '../../base/phrase.ts';
import { needsOwnCgroup } from '../../lxc/own-cgroup.ts';
import type { Fact } from '../../model/fact.ts';
import { lxc } from '../install/lxc-version.ts';

/** What happens on cgroup v2 to a container of a user who owns no cgroup. */
export interface WithoutOwnCgroup {
  readonly starts: boolean;
  readonly effect: Phrase;
  /** What LXC prints if it does not start. */
  readonly lxcMessage?: string;
}

export const withoutOwnCgroup: Fact<'machine', WithoutOwnCgroup> = {
  subject: 'machine',
  gather: (_host, _machine, know) =>
    needsOwnCgroup(know(lxc))
      ? {
          starts: false,
          effect: phrase`this LXC cannot start containers without a cgroup that the user owns`,
          lxcMessage: 'Failed to create monitor cgroup',
        }
      : { starts: true, effect: phrase`containers get no limits` },
};
