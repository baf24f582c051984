import { phrase } from '../src/base/phrase.ts';
import { usernsClone } from '../src/facts/kernel/userns-clone.ts';
import { rule } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';
import { setSysctl } from '../src/remedies/machine/set-sysctl.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'The kernel allows unprivileged user namespaces',
  why: 'An unprivileged container runs in a user namespace. The kernel of Debian has a switch that allows them to root only; Debian 10 and older ship it that way.',
  remedy:
    'As root, run `sysctl -w kernel.unprivileged_userns_clone=1`, and add the line `kernel.unprivileged_userns_clone = 1` to a file in /etc/sysctl.d.',
  fault: 'The kernel does not allow users to create user namespaces',
  symptoms: [
    ...sure('{} kernel.unprivileged_userns_clone {}'),
    ...often(
      'Operation not permitted - Failed to clone a new set of namespaces',
      { line: 'Operation not permitted - Failed to unshare new user namespace', since: '4.0.1' },
      { line: 'Failed to unshare new user namespace', since: '4.0.1' },
      { line: 'failed to clone child process in new user namespace', until: '2.1.1' },
      'Failed to clone ({}): Operation not permitted (includes CLONE_NEWUSER)',
      'unshare: Operation not permitted',
      'unshare: unshare failed: Operation not permitted',
      'lxc-usernsexec failed: {}Failed to open tt{}',
      { line: 'Operation not permitted - failed to fork into a new namespace', until: '2.0.5' },
      { line: 'failed to clone ({}): Operation not permitted', until: '3.0.1' },
      { line: 'failed to clone(0x{}): Operation not permitted', until: '1.0.5' },
      'Operation not permitted - Failed to clone ({})',
      'Operation not permitted - Failed to unshare mount and user namespace',
    ),
    ...sometimes({ line: 'Failed to clone ({}): {} (includes CLONE_NEWUSER)', until: '2.0.11' }),
  ],
  manpages: ['user_namespaces(7)', 'sysctl.d(5)'],
  maxSeverity: 'error',
  requires: { usernsClone },

  *check({ usernsClone }) {
    const { key, path, now, next } = usernsClone;
    const atBoot = next?.value === '0' ? next.at : undefined;
    if (now === '0') {
      yield {
        severity: 'error',
        kind: 'disabled',
        message: phrase`unprivileged user namespaces are disabled (${key} = 0)`,
        evidence: [
          { at: { path, line: 1, text: '0' }, note: phrase`disables them` },
          ...(atBoot ? [{ at: atBoot, note: phrase`disables them at every boot` }] : []),
        ],
        lxcMessage: 'Operation not permitted - Failed to clone a new set of namespaces',
        fix: setSysctl({ ...usernsClone, now }, '1', titles, { isWrongNow: true }),
      };
    } else if (now !== undefined && atBoot) {
      yield {
        severity: 'warning',
        kind: 'disabled-at-boot',
        message: phrase`unprivileged user namespaces will be disabled after the next boot`,
        evidence: [{ at: atBoot, note: phrase`disables them at boot, though they are enabled now` }],
        fix: setSysctl({ ...usernsClone, now }, '1', titles, { isWrongNow: false }),
      };
    }
  },
});

const titles = {
  now: phrase`enable them now, as the next boot does`,
  boot: phrase`enable them at every boot`,
  both: phrase`enable them now and at every boot`,
};
