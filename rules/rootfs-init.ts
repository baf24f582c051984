import { phrase } from '../src/base/phrase.ts';
import { lastOwnLine } from '../src/facts/config/last-own-line.ts';
import { mappedRoot } from '../src/facts/idmap/mapped-root.ts';
import { lxc, usernsexec } from '../src/facts/install/lxc-version.ts';
import { init } from '../src/facts/rootfs/init.ts';
import { initFault } from '../src/facts/rootfs/init-fault.ts';
import { initRemedy, initWording } from '../src/facts/rootfs/init-wording.ts';
import { oneLevelDown, rootfs } from '../src/facts/rootfs/rootfs.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { makeExecutable } from '../src/remedies/rootfs/make-init-executable.ts';
import { goOneLevelDown } from '../src/remedies/rootfs/set-rootfs-path.ts';

export default rule({
  subject: 'container',
  stage: 'init',
  title: 'The rootfs has an init that can be executed',
  why: 'LXC finally executes /sbin/init of the rootfs, or what lxc.init.cmd names. An empty rootfs, left over from an interrupted lxc-create, has none. A program also needs its loader, a script its interpreter, and both the architecture of the host.',
  remedy:
    'If the rootfs is empty, remove the container with `lxc-destroy -n NAME` and create it again with `lxc-create`. If its init is elsewhere, set `lxc.init.cmd = PATH`; if it lost its mode, make it executable.',
  fault: 'The rootfs has no init that can be executed',
  symptoms: [
    ...sure(
      { line: 'No such file or directory - Failed to exec "{}"', file: 'start.c' },
      'Accessing a corrupted shared library - Failed to exec "{}"',
    ),
    ...often(
      'No such file or directory - Failed to exec "{}"',
      { line: 'Exec format error - Failed to exec "{}"', file: 'start.c' },
      'Exec format error - Failed to exec "{}"',
      'Child <{}> ended on error (127)',
      'No valid init detected',
      "{}qemu-{}: Could not open '{}': No such file or directory",
      { line: 'Failed to exec "{}"', file: 'start.c' },
      { line: 'Permission denied - Failed to exec "{}"', file: 'start.c' },
      'Permission denied - Failed to exec "{}"',
      { line: "failed to exec: '{}' : {}", until: '2.0.8' },
    ),
    ...sometimes('Failed to exec "{}"'),
    ...rarely({ line: '{}', file: 'lxc_init.c' }, 'Child <{}> ended on error ({})'),
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-create(1)'],
  notes: [
    'What Linux cannot execute, LXC gives to /bin/sh of the container (execvp(3)): an init that is text without `#!` is run by it. With an empty file, or a program of another architecture, the shell ends at once; lxc-start -d reports success and logs no error (seen with LXC 4.0.6, 5.0.2 and 7.0.0).',
    'Where the shell is of another architecture as well, LXC says: Exec format error (seen with LXC 4.0.6, 5.0.2 and 7.0.0).',
    'An init whose libraries are missing ends at once as well: lxc-lint does not look at them.',
    'Programs of another architecture run where an emulator is registered with binfmt_misc, with the flag F.',
    'Whether a kernel for x86_64 runs i386 programs cannot be read from its configuration: one built to do so refused them (seen with Linux 6.18).',
  ],
  maxSeverity: 'error',
  requires: { init, initFault, rootfs, oneLevelDown, usernsexec, lxc, lastOwnLine },
  wants: { mappedRoot: orElse(mappedRoot, undefined) },

  *check(
    { init, initFault, rootfs, oneLevelDown, usernsexec, lxc, lastOwnLine, mappedRoot },
    { user, folder },
  ) {
    if (!init || !rootfs || !initFault) return;
    const config = { below: lastOwnLine, by: user.name, version: lxc, folder };
    const down = oneLevelDown === undefined ? undefined : goOneLevelDown(rootfs, oneLevelDown, config);
    const { note, ...wording } = initWording(init.path, initFault);
    yield {
      kind: initFault.kind,
      severity: 'error',
      ...wording,
      evidence: [
        { at: { path: rootfs.set.path }, note },
        ...(init.at ? [{ at: init.at, note: phrase`sets it as the init` }] : []),
      ],
      fix:
        down ??
        (initFault.kind === 'not-executable'
          ? makeExecutable(init, mappedRoot, usernsexec, user.name)
          : initRemedy(initFault)),
    };
  },
});
