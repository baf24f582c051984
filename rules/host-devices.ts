import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { type DeviceFault, deviceFaults } from '../src/facts/session/host-devices.ts';
import { atLeast } from '../src/lxc/version.ts';
import { type Manual, manual } from '../src/model/action.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { often, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'session',
  title: 'For LXC 4.0.6, the host has the devices that every container gets',
  why: 'LXC before 4.0.7 starts no container if it cannot bind /dev/full, random, tty, urandom and zero of the host, or cannot open a terminal of the host for the console.',
  remedy:
    'Create the device again as root, with mknod(1), or restart udev; mount /dev/pts with `mount -t devpts -o gid=5,mode=620,ptmxmode=666 devpts /dev/pts`.',
  fault:
    'The host lacks a device that LXC 4.0.6 binds into every container, or the user cannot open a terminal',
  symptoms: [
    ...sure({ line: 'Failed to bind mount host device node "{}" onto "{}"', until: '4.0.6' }),
    ...often(
      'No such file or directory - Failed to open terminal',
      'Permission denied - Failed to open terminal',
    ),
  ],
  manpages: ['mknod(1)', 'null(4)', 'random(4)', 'pts(4)'],
  notes: [
    'Seen in throwaway hosts with LXC 4.0.6. LXC 5.0.2, 6.0.4 and 7.0.0 start: a device that the host lacks is an empty file in the container, and the console is a terminal of the container.',
    'With lxc.autodev = 0 the container keeps its own devices, and with lxc.console.path = none it needs no terminal.',
  ],
  maxSeverity: 'error',
  skipWhen: ({ lxc }: Platform) =>
    lxc && atLeast(lxc, 4, 0, 7) ? phrase`LXC since 4.0.7 starts without the devices of the host` : undefined,
  requires: { deviceFaults },

  *check({ deviceFaults }) {
    for (const fault of deviceFaults)
      yield {
        kind: fault.kind,
        severity: 'error',
        message:
          fault.kind === 'missing'
            ? phrase`the host has no ${fault.path}, which this LXC needs`
            : phrase`the user cannot open ${fault.path}, which this LXC needs`,
        evidence: [
          fault.kind === 'missing'
            ? { at: absent(fault.path), note: phrase`does not exist` }
            : { at: { path: fault.path }, note: ownership(fault.stat) },
        ],
        lxcMessage: lxcMessage(fault),
        fix: fix(fault),
      };
  },
});

function lxcMessage(fault: DeviceFault): string {
  if (fault.kind === 'not-permitted') return 'Permission denied - Failed to open terminal';
  return fault.terminal
    ? 'No such file or directory - Failed to open terminal'
    : `Failed to bind mount host device node "${fault.path}" onto "${fault.path.replace('/dev/', '')}"`;
}

function fix(fault: DeviceFault): Manual {
  if (fault.kind === 'not-permitted')
    return manual(
      phrase`see what changed it, and let everybody use it again, as root`,
      `chmod 666 ${fault.path}`,
    );
  return manual(phrase`see what removed it, and create it again, as root`, again[fault.path]);
}

const again: Readonly<Record<string, string>> = {
  '/dev/full': 'mknod -m 666 /dev/full c 1 7',
  '/dev/ptmx': 'ln -s pts/ptmx /dev/ptmx',
  '/dev/pts/ptmx': 'mount -t devpts -o gid=5,mode=620,ptmxmode=666 devpts /dev/pts',
  '/dev/random': 'mknod -m 666 /dev/random c 1 8',
  '/dev/tty': 'mknod -m 666 /dev/tty c 5 0',
  '/dev/urandom': 'mknod -m 666 /dev/urandom c 1 9',
  '/dev/zero': 'mknod -m 666 /dev/zero c 1 5',
};
