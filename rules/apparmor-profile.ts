import { phrase } from '../src/base/phrase.ts';
import { ownLines } from '../src/facts/config/own-lines.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { apparmorProfile } from '../src/facts/security/apparmor-profile.ts';
import { insertBelow, replaceWords } from '../src/fix/edit-lines.ts';
import { atLeast } from '../src/lxc/version.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'The AppArmor profile of the container is one that its user may have',
  why: 'A profile confines the container beyond its id map. LXC can generate one for each container, but only root may load it; a user can have one that is loaded already, or none.',
  symptoms: [
    'Cannot use generated profile: apparmor_parser not available',
    'Failed to load generated AppArmor profile',
    'You need policy admin privileges to manage profiles',
  ],
  manpages: ['lxc.container.conf(5)', 'apparmor_parser(8)'],
  notes: [
    'Debian’s /etc/lxc/default.conf says generated: a default.conf of a user that includes it hands that on to each of his containers, and none of them starts (seen on Debian 11 to 13, where AppArmor is enabled).',
    'Where AppArmor is not enabled, whatever the config says of it is ignored.',
    'Without a line, LXC asks for lxc-container-default-cgns, which the package lxc has loaded at boot.',
  ],
  maxSeverity: 'error',
  requires: { apparmorProfile, lxc, ownLines },

  *check({ apparmorProfile: set, lxc, ownLines }, { user }) {
    if (set === undefined) return;
    const below = ownLines.at(-1);
    const line = 'lxc.apparmor.profile = unconfined';
    const change =
      set.via.length === 0
        ? replaceWords(set.valueAt, 'unconfined', user.name)
        : below && insertBelow(below, [line], user.name);
    // Before 3.1 it is a name like any other.
    if (set.value === 'generated' && atLeast(lxc, 3, 1))
      yield {
        severity: 'error',
        message: phrase`the AppArmor profile is to be generated, and only root may load it`,
        evidence: [{ at: set.valueAt, note: phrase`is not for ${user.name} to have` }, ...included(set.via)],
        lxcMessage: 'Failed to load generated AppArmor profile',
        fix: change
          ? {
              safety: 'unsafe',
              title: phrase`do without a profile: the id map alone confines it then`,
              actions: [change],
            }
          : manual(phrase`do without a profile: ${line}`),
      };
    if (set.value === 'unconfined')
      yield {
        severity: 'info',
        message: phrase`no AppArmor profile confines the container: its id map alone does`,
        evidence: [{ at: set.valueAt, note: phrase`asks for none` }, ...included(set.via)],
        fix: manual(
          phrase`leave the line out where lxc-container-default-cgns is loaded, as aa-status shows to root`,
        ),
      };
  },
});
