import { phrase } from '../src/base/phrase.ts';
import { usernsClone } from '../src/facts/kernel/userns-clone.ts';
import type { Sysctl } from '../src/facts/machine/sysctl.ts';
import { type Action, type Fix, root } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { persistSysctl } from '../src/remedies/machine/persist-sysctl.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'Unprivileged user namespaces are enabled',
  why: 'An unprivileged container needs a user namespace. The kernel of Debian has a sysctl that disables them for all users but root; in Debian 10 and older they are disabled by default.',
  remedy: 'As root: `sysctl kernel.unprivileged_userns_clone=1`, and the same in a file in /etc/sysctl.d.',
  symptoms: [
    'Operation not permitted - Failed to clone a new set of namespaces',
    'Operation not permitted - Failed to unshare new user namespace',
  ],
  manpages: ['user_namespaces(7)', 'sysctl.d(5)'],
  maxSeverity: 'error',
  requires: { usernsClone },

  *check({ usernsClone }) {
    const { path, now, next } = usernsClone;
    if (now === '0') {
      yield {
        kind: 'disabled',
        severity: 'error',
        message: phrase`unprivileged user namespaces are disabled (kernel.unprivileged_userns_clone = 0)`,
        evidence: [
          { at: { path, line: 1, text: '0' }, note: phrase`disables them` },
          ...configuredOff(usernsClone),
        ],
        lxcMessage: 'Operation not permitted - Failed to clone a new set of namespaces',
        fix: enable(usernsClone, true),
      };
    } else if (now !== undefined && next?.value === '0') {
      yield {
        kind: 'disabled-at-boot',
        severity: 'warning',
        message: phrase`unprivileged user namespaces will be disabled after the next boot`,
        evidence: [{ at: next.at, note: phrase`disables them at boot; they are enabled now` }],
        fix: enable(usernsClone, false),
      };
    }
  },
});

const configuredOff = ({ next }: Sysctl) =>
  next?.value === '0' ? [{ at: next.at, note: phrase`disables them at every boot` }] : [];

/** Now, and for the next boot if necessary. */
function enable(clone: Sysctl, now: boolean): Fix {
  const platform: Action = { do: 'setting', by: root, path: clone.path, before: '0', after: '1' };
  const boot = persistSysctl(clone, '1');
  if (!boot)
    return { safety: 'safe', title: phrase`enable them, as the next boot would`, actions: [platform] };
  return {
    safety: 'safe',
    title: now ? phrase`enable them now and at every boot` : phrase`enable them at every boot`,
    actions: now ? [platform, boot] : [boot],
  };
}
