import { octal } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { umaskFault } from '../src/facts/session/umask-fault.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'The umask leaves the user the permissions of what LXC creates',
  why: 'LXC creates directories for its locks, and a lock for each container. With a umask that masks permissions of the owner (its first octal digit), the user cannot search, write to or read what was just created.',
  remedy: 'Run `umask 022` in this shell, and see which of its startup files sets another umask.',
  fault: 'The umask takes from the user the permissions of what LXC creates',
  symptoms: [
    ...often('Permission denied - Failed to create directory "/run/user/{}/lxc/lock{}'),
    ...sometimes(
      'Permission denied - Failed to create directory "{}/.cache/lxc/run{}',
      'Permission denied - Failed to open "{}/lxc/lock/{}"',
      'Permission denied - Failed to create directory "{}/lxc/lock/{}"',
    ),
    ...rarely(
      'Failed to create lxc_container',
      { line: 'Failed to create directory', until: '2.1.1' },
      { line: 'Failed to create directory "{}"', file: 'utils.c' },
    ),
  ],
  manpages: ['umask(2)', 'pam_umask(8)'],
  notes: [
    'With umask 0400 alone LXC 5.0.2, 6.0.4 and 7.0.0 start the container, but print nothing about it: lxc-info, lxc-attach and lxc-stop cannot open its lock. LXC 4.0.6 fails.',
    'Once the directories exist, it depends on the LXC, and the verdict is unknown: 4.0.6 fails, and 5.0.2 fails on cgroup v1 with umask 0100.',
    'Seen in throwaway hosts with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0.',
  ],
  maxSeverity: 'error',
  requires: { umaskFault },

  *check({ umaskFault: fault }, { name }) {
    if (!fault) return;
    const { umask, below, starts } = fault;
    yield {
      kind: 'own-permissions',
      severity: starts ? 'warning' : 'error',
      message: starts
        ? phrase`the umask ${octal(umask.value)} keeps ${name} from reading the lock that LXC creates: the container starts, but no other LXC command reaches it`
        : phrase`the umask ${octal(umask.value)} takes permissions from ${name} itself, so LXC cannot use what it creates`,
      evidence: [
        { at: umask.at, note: phrase`is the umask of this shell` },
        { at: { path: below }, note: phrase`is where LXC has to create its locks` },
      ],
      ...(!starts && { lxcMessage: 'Permission denied - Failed to create directory' }),
      fix: manual(phrase`run umask 022 in this shell, and see which of its startup files sets another umask`),
    };
  },
});
