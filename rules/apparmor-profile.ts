import { phrase } from '../src/base/phrase.ts';
import { ownLines } from '../src/facts/config/own-lines.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { apparmorProfile } from '../src/facts/security/apparmor-profile.ts';
import { insertBelow, replaceWords } from '../src/fix/edit-lines.ts';
import { atLeast } from '../src/lxc/version.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'The AppArmor profile is available to unprivileged users',
  why: 'A profile confines the container beyond its ID map. LXC can generate one for each container, but only root can load it; an unprivileged user can use one that is already loaded, or none.',
  remedy:
    'Set `lxc.apparmor.profile = unconfined`, or remove the line if lxc-container-default-cgns is loaded (`aa-status`).',
  fault: 'The config names an AppArmor profile that unprivileged users cannot have',
  symptoms: [
    ...sure(
      { line: 'Cannot use generated profile: apparmor_parser not available', since: '3.1.0' },
      { line: 'Failed to load generated AppArmor profile', since: '3.1.0' },
      'Failed to run apparmor_parser on "{}": apparmor_parser: Access denied. You need policy admin privileges{}',
      '{}You need policy admin privileges to manage profiles{}',
      { line: 'Error creating AppArmor namespace: {}', since: '3.1.0' },
      { line: 'Error creating AppArmor profile cache directory {}', since: '3.1.0' },
      { line: 'Error creating AppArmor profile directory: {}', since: '3.1.0' },
    ),
    ...often(
      { line: 'Failed to run apparmor_parser on "{}": {}', since: '3.1.0' },
      { line: 'No such file or directory - Failed to write AppArmor profile "{}" to {}', since: '4.0.11' },
      { line: 'Failed to write AppArmor profile "{}" to {}', since: '4.0.11' },
      'Failed to change AppArmor profile to {}',
      { line: 'failed to change exec apparmor profile to {}', until: '1.0.0' },
      '{}apparmor="DENIED"{}operation="change_onexec"{}info="label not found"{}',
      '{}apparmor="DENIED"{}operation="change_onexec"{}',
      '{}apparmor="DENIED"{}operation="change_profile"{}',
      { line: 'Unable to set LSM label{}', until: '2.1.1' },
      { line: 'Failed to set LSM label', until: '2.1.1' },
      { line: 'Failed to set {} label "{}"', until: '4.0.4' },
      'Failed to run apparmor_parser on "{}": AppArmor parser error{}Could not open \'{}\'',
    ),
    ...rarely({ line: '{}', file: 'apparmor.c' }),
  ],
  manpages: ['lxc.container.conf(5)', 'apparmor_parser(8)'],
  notes: [
    'Debian’s /etc/lxc/default.conf says generated: a user’s default.conf that includes it passes that on to each new container, and none of them starts (seen on Debian 11 to 13, where AppArmor is enabled).',
    'If AppArmor is not enabled, LXC ignores these keys.',
    'Without a line, LXC requests lxc-container-default-cgns, which the package lxc loads at boot.',
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
        kind: 'generated',
        severity: 'error',
        message: phrase`lxc.apparmor.profile = generated needs root to load the profile`,
        evidence: [
          { at: set.valueAt, note: phrase`not available to unprivileged users` },
          ...included(set.via),
        ],
        lxcMessage: 'Failed to load generated AppArmor profile',
        fix: change
          ? {
              safety: 'unsafe',
              title: phrase`use no profile: only the ID map confines the container then`,
              actions: [change],
            }
          : manual(phrase`use no profile: ${line}`),
      };
    if (set.value === 'unconfined')
      yield {
        kind: 'unconfined',
        severity: 'info',
        message: phrase`no AppArmor profile confines the container, only its ID map`,
        evidence: [{ at: set.valueAt, note: phrase`requests none` }, ...included(set.via)],
        fix: manual(
          phrase`remove the line if lxc-container-default-cgns is loaded, as aa-status shows (as root)`,
        ),
      };
  },
});
