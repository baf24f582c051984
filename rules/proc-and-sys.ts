import { phrase } from '../src/base/phrase.ts';
import { type RevealingFault, revealingFaults } from '../src/facts/kernel/revealing-mounts.ts';
import { manual } from '../src/model/action.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'kernel',
  title: '/proc and /sys of the host are whole and writable',
  why: 'A user namespace may mount /proc and /sys of its own only where those of the host show all of it: otherwise a user could look behind what covers them. Docker, Podman and sandboxed services cover parts of them.',
  remedy:
    'Start the container outside of the sandbox; inside a container, have /proc and /sys mounted whole (Podman: `--security-opt unmask=ALL`; systemd: no ProtectKernelTunables=, no ProtectKernelLogs=).',
  fault:
    'Parts of /proc or /sys of the host are covered or read-only, so the kernel refuses new ones in the container',
  symptoms: [
    ...often(
      'Operation not permitted - Failed to mount "proc" on "{}" with flags {}',
      'Operation not permitted - Failed to mount "sysfs" on "{}" with flags {}',
      'Operation not permitted - Failed to mount "proc" on "{}"',
      { line: 'Operation not permitted - Failed to mount temporary procfs', since: '4.0.7' },
      { line: 'Failed to mount transient procfs instance for LSMs', since: '4.0.7' },
      { line: 'failed to mount /proc in the container', until: '2.1.1' },
      { line: 'Failed to mount proc in the container', until: '4.0.6' },
      { line: 'Operation not permitted - Failed to mount "proc" onto "{}"', file: 'utils.c' },
      'Operation not permitted - Failed to mount "proc" onto "{}"',
    ),
    ...sometimes(
      'Operation not permitted - Failed to mount "sysfs" on "{}"',
      'Failed to mount "proc"{}',
      'Failed to mount "sysfs"{}',
      'Failed to mount "{}sys/devices/virtual/net" on "{}"{}',
      { line: 'Operation not permitted - Failed to mount "sysfs" onto "{}"', file: 'utils.c' },
      'Operation not permitted - Failed to mount "sysfs" onto "{}"',
    ),
  ],
  manpages: ['mount_namespaces(7)', 'systemd.exec(5)'],
  notes: [
    'A mount on a directory that is empty by nature, such as /proc/sys/fs/binfmt_misc, covers nothing.',
    'hidepid= and subset= do not matter. noatime on /proc does since LXC 4.0.12. A read-only /sys is enough for lxc.mount.auto = sys:ro.',
  ],
  maxSeverity: 'error',
  requires: { revealingFaults },

  *check({ revealingFaults }) {
    for (const fault of revealingFaults) {
      const { message, note, lxcMessage } = wording(fault);
      yield {
        kind: `${fault.type}-${fault.kind}`,
        severity: 'error',
        message,
        evidence: [{ at: fault.kind === 'covered' ? fault.by.at : fault.mount.at, note }],
        lxcMessage: lxcMessage ?? '',
        fix: manual(
          phrase`start the container outside of the container or service that mounts it so, or change its settings`,
        ),
      };
    }
  },
});

function wording(fault: RevealingFault): Wording {
  const { type, mount } = fault;
  const lxcMessage = `Operation not permitted - Failed to mount "${type}"`;
  switch (fault.kind) {
    case 'covered':
      return {
        message: phrase`${fault.by.point} is mounted over, so the kernel lets no user namespace mount a ${mount.point} of its own`,
        note: phrase`covers a part of ${mount.point}`,
        lxcMessage,
      };
    case 'read-only':
      return {
        message: phrase`${mount.point} is mounted read-only, so the kernel lets no user namespace mount a writable one`,
        note: phrase`is read-only`,
        lxcMessage,
      };
    case 'noatime':
      return {
        message: phrase`${mount.point} is mounted with noatime, so the kernel lets no user namespace mount one without it`,
        note: phrase`has noatime`,
        lxcMessage,
      };
  }
}
