import { phrase } from '../src/base/phrase.ts';
import { usernsClone } from '../src/facts/kernel/userns-clone.ts';
import type { Sysctl } from '../src/facts/machine/sysctl.ts';
import { type Action, type Fix, root } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { persistSysctl } from '../src/remedies/machine/persist-sysctl.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'The kernel lets ordinary users make user namespaces',
  why: "An unprivileged container lives in a user namespace. Debian's kernel has a switch that forbids them to everybody but root; Debian 10 and older ship it switched off.",
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
        severity: 'error',
        message: phrase`the kernel forbids user namespaces to ordinary users`,
        evidence: [
          { at: { path, line: 1, text: '0' }, note: phrase`switches them off` },
          ...configuredOff(usernsClone),
        ],
        lxcMessage: 'Operation not permitted - Failed to clone a new set of namespaces',
        fix: switchOn(usernsClone, true),
      };
    } else if (now !== undefined && next?.value === '0') {
      yield {
        severity: 'warning',
        message: phrase`after the next boot the kernel will forbid user namespaces to ordinary users`,
        evidence: [{ at: next.at, note: phrase`switches them off at boot, though they are on now` }],
        fix: switchOn(usernsClone, false),
      };
    }
  },
});

const configuredOff = ({ next }: Sysctl) =>
  next?.value === '0' ? [{ at: next.at, note: phrase`switches them off at every boot` }] : [];

/** Now, and for the next boot where that is needed. */
function switchOn(clone: Sysctl, now: boolean): Fix {
  const platform: Action = { do: 'setting', by: root, path: clone.path, before: '0', after: '1' };
  const boot = persistSysctl(clone, '1');
  if (!boot)
    return { safety: 'safe', title: phrase`switch them on, as the next boot would`, actions: [platform] };
  return {
    safety: 'safe',
    title: phrase`switch them on${now ? ' now, and' : ''} for every boot`,
    actions: now ? [platform, boot] : [boot],
  };
}
