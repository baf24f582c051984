import { type Phrase, phrase } from '../src/base/phrase.ts';
import { type ShortLimit, shortLimits } from '../src/facts/kernel/namespace-limits.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { setSysctl } from '../src/remedies/machine/set-sysctl.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'The kernel allows each user enough namespaces',
  why: 'A container is made of namespaces: user, mount, PID, hostname and others. The kernel limits how many of each kind a user may have. Hardening guides set the limit on user namespaces to 0, which disables them for everybody, root included.',
  remedy:
    'As root, raise the limit with `sysctl -w user.max_user_namespaces=15000` (the same for other kinds), and change the line that sets it in /etc/sysctl.d.',
  fault: 'A limit on namespaces of each user is reached, or 0',
  symptoms: [
    ...sure(
      'No space left on device - Failed to clone a new set of namespaces',
      { line: 'No space left on device - Failed to unshare new user namespace', since: '4.0.1' },
      'No space left on device - Failed to unshare CLONE_NEWNET',
      'No space left on device - Failed to unshare CLONE_NEWCGROUP',
      { line: 'No space left on device - Failed to unshare CLONE_NEWTIME', since: '4.0.7' },
      'unshare: unshare failed: No space left on device',
      'Failed to clone ({}): No space left on device (includes CLONE_NEWUSER)',
      'No space left on device - Failed to clone ({}x{})',
      { line: 'No space left on device - failed to fork into a new namespace', until: '2.0.5' },
      { line: 'failed to clone ({}): No space left on device', until: '3.0.1' },
      'No space left on device - Failed to clone ({})',
      'No space left on device - Failed to unshare mount and user namespace',
    ),
    ...often(
      { line: 'No space left on device - Failed to create detached mount', since: '4.0.7' },
      { line: 'Failed to unshare CLONE_NEWTIME', since: '4.0.7' },
    ),
    ...sometimes(
      'Failed to clone process in new user namespace',
      'Failed to unshare CLONE_NEWNET',
      'Failed to unshare CLONE_NEWCGROUP',
      { line: 'Failed to unshare new user namespace', since: '4.0.1' },
    ),
    ...rarely('No space left on device - Failed to create "/dev" directory', '{}status=226/NAMESPACE{}'),
  ],
  manpages: ['namespaces(7)', 'sysctl.d(5)'],
  notes: [
    'The kernel reports "No space left on device", but no disk is full.',
    'LXC 5.0.2 has two user namespaces and two mount namespaces at once while it starts one container: with a limit of 1 it fails. A limit of 0 on time namespaces does no harm.',
    'A limit that is high enough for one container may be used up by many. The kernel does not tell how many exist, so that is not checked.',
  ],
  maxSeverity: 'error',
  requires: { shortLimits },

  *check({ shortLimits }) {
    for (const limit of shortLimits) {
      const { kind, key, path, now, next, keeps, least, usual } = limit;
      const atBoot = next && !keeps ? next : undefined;
      if (Number(now) < least) {
        yield {
          severity: 'error',
          kind: `${kind}-limit`,
          message:
            now === '0'
              ? phrase`${key} is 0: ${words[kind]} namespaces are disabled`
              : phrase`${key} is ${now}, but LXC needs ${least} to start a container`,
          evidence: [
            { at: { path, line: 1, text: now }, note: phrase`is the limit` },
            ...(atBoot ? [{ at: atBoot.at, note: phrase`sets it at every boot` }] : []),
          ],
          lxcMessage: lxcMessage(kind, now),
          fix: setSysctl(limit, usual, titles(usual), { isWrongNow: true }),
        };
      } else if (atBoot) {
        yield {
          severity: 'warning',
          kind: `${kind}-limit-at-boot`,
          message:
            atBoot.value === '0'
              ? phrase`${words[kind]} namespaces will be disabled after the next boot (${key} = 0)`
              : phrase`${key} will be ${atBoot.value} after the next boot, but LXC needs ${least} to start a container`,
          evidence: [{ at: atBoot.at, note: phrase`sets it at boot, though it is high enough now` }],
          fix: setSysctl(limit, usual, titles(usual), { isWrongNow: false }),
        };
      }
    }
  },
});

const words: Readonly<Record<ShortLimit['kind'], Phrase>> = {
  user: phrase`user`,
  mnt: phrase`mount`,
  pid: phrase`PID`,
  uts: phrase`UTS`,
  ipc: phrase`IPC`,
  net: phrase`network`,
  cgroup: phrase`cgroup`,
};

/** `value`: the kernel's own default. */
const titles = (value: string) => ({
  now: phrase`raise the limit to the kernel default, ${value}, as the next boot does`,
  boot: phrase`raise the limit to the kernel default, ${value}, at every boot`,
  both: phrase`raise the limit to the kernel default, ${value}, now and at every boot`,
});

const enospc = 'No space left on device -';

/** What LXC 5.0.2 prints: it creates some kinds later than others, and the second of a kind for something else. */
function lxcMessage(kind: ShortLimit['kind'], now: string): string {
  if (kind === 'net') return `${enospc} Failed to unshare CLONE_NEWNET`;
  if (kind === 'cgroup') return `${enospc} Failed to unshare CLONE_NEWCGROUP`;
  if (now === '0') return `${enospc} Failed to clone a new set of namespaces`;
  return kind === 'user'
    ? 'Failed to clone process in new user namespace'
    : `${enospc} Failed to create detached mount`;
}
