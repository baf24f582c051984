import { type Phrase, phrase } from '../src/base/phrase.ts';
import { type ShortLimit, shortLimits } from '../src/facts/kernel/namespace-limits.ts';
import { type Fix, root } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { persistSysctl } from '../src/remedies/machine/persist-sysctl.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'The kernel lets each user have enough namespaces',
  why: 'A container is made of namespaces: of users, mounts, processes, names, and so on. The kernel limits how many of each kind a user may have. Hardening guides set the limit on user namespaces to 0, which forbids them to everybody, root included.',
  symptoms: [
    'No space left on device - Failed to clone a new set of namespaces',
    'No space left on device - Failed to unshare new user namespace',
    'No space left on device - Failed to unshare CLONE_NEWNET',
    'No space left on device - Failed to unshare CLONE_NEWCGROUP',
    'No space left on device - Failed to create detached mount',
    'Failed to clone process in new user namespace',
  ],
  manpages: ['namespaces(7)', 'sysctl.d(5)'],
  notes: [
    'The kernel says that no space is left on a device: no disk is full.',
    'LXC 5.0.2 has two user namespaces and two mount namespaces at once while it starts one container: with a limit of 1 it fails. That the limit on time namespaces is 0 does no harm.',
    'A limit that is high enough for one container may be used up by many. The kernel does not tell how many there are, so that is not looked at.',
  ],
  maxSeverity: 'error',
  requires: { shortLimits },

  *check({ shortLimits }) {
    for (const limit of shortLimits) {
      const { kind, path, now, next, keeps, least } = limit;
      const what = phrase`${words[kind]} namespaces`;
      const atBoot = next && !keeps ? [{ at: next.at, note: phrase`sets it at every boot` }] : [];
      const [first] = atBoot;
      if (Number(now) < least) {
        yield {
          severity: 'error',
          message:
            now === '0'
              ? phrase`the kernel lets nobody have ${what}`
              : phrase`the kernel lets each user have no more than ${now} of the ${what} of which a start takes ${least}`,
          evidence: [{ at: { path, line: 1, text: now }, note: phrase`is the limit` }, ...atBoot],
          lxcMessage: lxcMessage(kind, now),
          fix: raise(limit, true),
        };
      } else if (first) {
        yield {
          severity: 'warning',
          message: phrase`after the next boot the kernel will let ${next?.value === '0' ? 'nobody have' : `each user have too few`} ${what}`,
          evidence: [{ at: first.at, note: phrase`sets it at boot, though it is enough now` }],
          fix: raise(limit, false),
        };
      }
    }
  },
});

const words: Readonly<Record<ShortLimit['kind'], Phrase>> = {
  user: phrase`user`,
  mnt: phrase`mount`,
  pid: phrase`process`,
  uts: phrase`hostname`,
  ipc: phrase`IPC`,
  net: phrase`network`,
  cgroup: phrase`cgroup`,
};

const enospc = 'No space left on device -';

/** What LXC 5.0.2 says: some kinds it makes later than others, and the second of a kind for something else. */
function lxcMessage(kind: ShortLimit['kind'], now: string): string {
  if (kind === 'net') return `${enospc} Failed to unshare CLONE_NEWNET`;
  if (kind === 'cgroup') return `${enospc} Failed to unshare CLONE_NEWCGROUP`;
  if (now === '0') return `${enospc} Failed to clone a new set of namespaces`;
  return kind === 'user'
    ? 'Failed to clone process in new user namespace'
    : `${enospc} Failed to create detached mount`;
}

/** To what the kernel itself would have set it; now, and for the next boot where that is needed. */
function raise(limit: ShortLimit, now: boolean): Fix {
  const { path, now: before, usual: after } = limit;
  const boot = persistSysctl(limit, after);
  const platform = { do: 'setting', by: root, path, before, after } as const;
  const title = phrase`raise the limit to the kernel’s usual ${after}`;
  if (!boot) return { safety: 'safe', title: phrase`${title}, as the next boot would`, actions: [platform] };
  return now
    ? { safety: 'safe', title: phrase`${title} now, and for every boot`, actions: [platform, boot] }
    : { safety: 'safe', title: phrase`${title} for every boot`, actions: [boot] };
}
