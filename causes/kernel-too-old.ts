import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: 'The kernel lacks a system call that the config asks for',
  why: 'Mounts with shifted owners (`idmap=`, lxc.rootfs.options = idmap) need Linux 5.12 or later and a file system that takes part.',
  remedy: 'Remove the option from the config, or use a newer kernel.',
  tell: 'The config has `idmap=` in a mount entry or in lxc.rootfs.options, and `uname -r` is older than 5.12.',
  who: 'root',
  releases: { since: '4.0.7' },
  foundBy: ['start-values', 'mount-source'],
  symptoms: [
    ...sure(
      { line: 'Kernel does not support idmapped mounts', since: '4.0.10' },
      { line: "Idmapped mount requested but kernel doesn't support new mount API", since: '4.0.7' },
    ),
    ...often(
      { line: 'Function not implemented - Failed to create detached mount', since: '4.0.7' },
      'Function not implemented - Failed to{}',
      { line: "No such file or directory - failed to open '/proc/{}/ns/{}'", until: '2.1.1' },
      { line: 'Kernel does not support the new mount api', since: '4.0.7' },
    ),
    ...sometimes(
      { line: 'Failed to change mount attributes', since: '4.0.7' },
      { line: 'Failed to create detached idmapped mount', since: '4.0.7' },
      { line: 'Failed to idmap detached {}mount {} to {}', since: '4.0.10' },
      "newgidmap: kernel doesn't support setgroups restrictions",
      { line: 'Failed to open user namespace', since: '4.0.7' },
      { line: 'Failed to attach detached mount {} to filesystem at {}', since: '4.0.7' },
    ),
  ],
  manpages: ['mount_setattr(2)', 'lxc.container.conf(5)'],
});
