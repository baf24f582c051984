import { type Phrase, phrase } from '../src/base/phrase.ts';
import { type ShortLimit, shortLimits } from '../src/facts/kernel/namespace-limits.ts';
import { type Fix, root } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { persistSysctl } from '../src/remedies/machine/persist-sysctl.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'The limits on namespaces are high enough to start a container',
  why: 'A container needs namespaces: user, mount, process, hostname and so on. The kernel limits how many of each kind a user may have. Hardening guides set user.max_user_namespaces to 0, which disables them for all users, including root.',
  remedy:
    'As root: `sysctl user.max_user_namespaces=N`, with the usual value of the kernel, and the same in a file in /etc/sysctl.d.',
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
    '"No space left on device" is how the kernel reports the limit: no disk is full.',
    'LXC 5.0.2 has two user namespaces and two mount namespaces at once while it starts one container: with a limit of 1 it fails. A limit of 0 on time namespaces does no harm.',
    'A limit that is high enough for one container may be used up by several. The kernel does not report how many there are, so that is not checked.',
  ],
  maxSeverity: 'error',
  requires: { shortLimits },

  *check({ shortLimits }) {
    for (const limit of shortLimits) {
      const { kind, path, now, next, keeps, least } = limit;
      const atBoot = next && !keeps ? [{ at: next.at, note: phrase`sets it at every boot` }] : [];
      const [first] = atBoot;
      if (Number(now) < least) {
        yield {
          kind: `${kind}-limit`,
          severity: 'error',
          message:
            now === '0'
              ? phrase`${sysctls[kind]} is 0: ${words[kind]} namespaces are disabled`
              : phrase`${sysctls[kind]} is ${now}, but starting a container needs ${least} ${words[kind]} namespaces`,
          evidence: [{ at: { path, line: 1, text: now }, note: phrase`the limit` }, ...atBoot],
          lxcMessage: lxcMessage(kind, now),
          fix: raise(limit, true),
        };
      } else if (first) {
        yield {
          kind: `${kind}-limit-at-boot`,
          severity: 'warning',
          message:
            next?.value === '0'
              ? phrase`${words[kind]} namespaces will be disabled after the next boot (${sysctls[kind]} = 0)`
              : phrase`${sysctls[kind]} will be too low after the next boot`,
          evidence: [{ at: first.at, note: phrase`sets it at boot; it is high enough now` }],
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

const sysctls: Readonly<Record<ShortLimit['kind'], string>> = {
  user: 'user.max_user_namespaces',
  mnt: 'user.max_mnt_namespaces',
  pid: 'user.max_pid_namespaces',
  uts: 'user.max_uts_namespaces',
  ipc: 'user.max_ipc_namespaces',
  net: 'user.max_net_namespaces',
  cgroup: 'user.max_cgroup_namespaces',
};

const enospc = 'No space left on device -';

/** As LXC 5.0.2 prints it: it creates some kinds later than others, and the second of a kind for something else. */
function lxcMessage(kind: ShortLimit['kind'], now: string): string {
  if (kind === 'net') return `${enospc} Failed to unshare CLONE_NEWNET`;
  if (kind === 'cgroup') return `${enospc} Failed to unshare CLONE_NEWCGROUP`;
  if (now === '0') return `${enospc} Failed to clone a new set of namespaces`;
  return kind === 'user'
    ? 'Failed to clone process in new user namespace'
    : `${enospc} Failed to create detached mount`;
}

/** To what the kernel itself would have set; now, and for the next boot if necessary. */
function raise(limit: ShortLimit, now: boolean): Fix {
  const { path, now: before, usual: after } = limit;
  const boot = persistSysctl(limit, after);
  const platform = { do: 'setting', by: root, path, before, after } as const;
  const title = phrase`raise the limit to ${after}, the usual value of the kernel`;
  if (!boot) return { safety: 'safe', title: phrase`${title}, as the next boot would`, actions: [platform] };
  return now
    ? { safety: 'safe', title: phrase`${title}, now and at every boot`, actions: [platform, boot] }
    : { safety: 'safe', title: phrase`${title}, at every boot`, actions: [boot] };
}
