import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { absent, type Place } from '../src/base/place.ts';
import { type LxcUserNicFault, lxcUserNicFault } from '../src/facts/install/lxc-user-nic-fault.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { repairLxcUserNic } from '../src/remedies/install/repair-lxc-user-nic.ts';

export default rule({
  subject: 'container',
  stage: 'install',
  title: 'lxc-user-nic is installed and has the privileges to create network interfaces',
  why: 'lxc-user-nic creates the host end of a veth interface on behalf of a user who is not allowed to, so it must be setuid root.',
  remedy:
    'Reinstall the package that ships it: `apt-get install --reinstall liblxc-common` on Debian. It must have mode 4755, be owned by root, and not be on a file system mounted nosuid or noexec.',
  fault: 'lxc-user-nic is missing, or has lost the privileges to create interfaces',
  symptoms: [
    ...sure(
      'Failed to execute lxc-user-nic',
      { line: 'execvp lxc-user-nic', until: '2.0.7' },
      'Failed to exec lxc-user-nic',
    ),
    ...often(
      'Failed to open "/run/lxc/nics"',
      'Failed to create /run/lxc',
      'Failed to lock /run/lxc/nics',
      'Failed to create directory for db file',
      'Operation not permitted - Failed to create veth{}',
      'Permission denied - Failed to create {}-{}',
      'Permission denied - Failed to open "/run/lxc/nics"',
      'Not a directory - Failed to open "/run/lxc/nics"',
      'Read-only file system - Failed to open "/run/lxc/nics"',
      'No such file or directory - Failed to open "/run/lxc/nics"',
      'Operation not permitted - Failed to open "/run/lxc/nics"',
    ),
    ...sometimes(
      'Failed to drop privilege by setting effective user id and real user id to {}, and saved user ID to {}',
      'Operation not permitted - Failed to setns() to the network namespace of the container with PID {}',
      'Permission denied - Failed to open "/etc/lxc/lxc-usernet"',
    ),
    ...rarely({ line: '{}', file: 'lxc_user_nic.c' }),
  ],
  manpages: ['lxc-user-nic(1)'],
  maxSeverity: 'error',
  requires: { lxcUserNicFault, packageManager },

  *check({ lxcUserNicFault, packageManager }, { user }) {
    if (!lxcUserNicFault) return;
    const { note, ...said } = wording(lxcUserNicFault, user.name);
    yield {
      severity: 'error',
      kind: lxcUserNicFault.kind,
      ...said,
      evidence: [{ at: place(lxcUserNicFault), note }],
      fix: repairLxcUserNic(lxcUserNicFault, packageManager),
    };
  },
});

function place(fault: LxcUserNicFault): Place {
  if (fault.kind === 'missing') return absent(fault.path);
  return 'mount' in fault ? fault.mount.at : { path: fault.path };
}

function wording(fault: LxcUserNicFault, user: string): Wording {
  const { path } = fault;
  switch (fault.kind) {
    case 'missing':
      return {
        message: phrase`lxc-user-nic is not installed`,
        note: phrase`does not exist`,
        lxcMessage: 'No such file or directory - Failed to execute lxc-user-nic',
      };
    case 'noexec':
      return {
        message: phrase`${user} cannot execute ${path}`,
        note: phrase`${fault.mount.point} is mounted noexec`,
        lxcMessage: 'Permission denied - Failed to execute lxc-user-nic',
      };
    case 'not-executable':
      return {
        message: phrase`${user} cannot execute ${path}`,
        note: ownership(fault.stat),
        lxcMessage: 'Permission denied - Failed to execute lxc-user-nic',
      };
    case 'nosuid':
      return {
        message: phrase`${path} has no privileges: it is on a file system mounted nosuid`,
        note: phrase`${fault.mount.point} is mounted nosuid`,
        lxcMessage: 'Permission denied - Failed to create /run/lxc',
      };
    case 'read-only-run':
      return {
        message: phrase`lxc-user-nic cannot write to ${path}: it is on a file system mounted read-only`,
        note: phrase`${fault.mount.point} is mounted read-only`,
        lxcMessage: 'Read-only file system - Failed to open "/run/lxc/nics"',
      };
    case 'no-run-directory':
      return {
        message: phrase`${path}, where lxc-user-nic lists the interfaces it has created, is not a directory`,
        note: phrase`is not a directory`,
        lxcMessage: 'Not a directory - Failed to open "/run/lxc/nics"',
      };
    case 'not-setuid':
      return {
        message: phrase`${path} is not setuid root`,
        note: ownership(fault.stat),
        lxcMessage: 'Permission denied - Failed to open "/run/lxc/nics"',
      };
    case 'file-capabilities':
      return {
        message: phrase`${path} has file capabilities that override the setuid bit`,
        note: phrase`has ${fault.capabilities}, but needs cap_net_admin and others`,
        lxcMessage: 'Operation not permitted - Failed to create veth',
      };
  }
}
