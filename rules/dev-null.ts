import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { account } from '../src/facts/account/account.ts';
import type { Mount } from '../src/facts/machine/mounts.ts';
import { type DevNullFault, devNullFault, devNullPath } from '../src/facts/session/dev-null.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { type Manual, manual } from '../src/model/action.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { often, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'The user can read and write /dev/null',
  why: 'lxc-start connects its output to /dev/null before it leaves the terminal. If it cannot open it, the container does not start.',
  remedy:
    'Create it again as root, with `mknod -m 666 /dev/null c 1 3`, or run `chmod 666 /dev/null`. Where a unit of systemd keeps devices from the session, remove its DevicePolicy= and DeviceAllow=.',
  fault: 'The user cannot read and write /dev/null',
  symptoms: [
    ...sure(
      "Permission denied - Can't open /dev/null",
      "Operation not permitted - Can't open /dev/null",
      'Failed to redirect std{in,out,err} to /dev/null',
    ),
    ...often("Can't open /dev/null", '{}/dev/null: Permission denied'),
  ],
  manpages: ['null(4)', 'mknod(1)', 'systemd.resource-control(5)'],
  notes: [
    'Seen in throwaway hosts with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0.',
    'Devices that a cgroup of version 2 denies, or one of version 1 denies one by one, cannot be listed, and are not checked.',
    'A devices cgroup that permits /dev/null, but no terminals (c 5:2 and c 136:*), leaves the verdict unknown: most containers then fail with "Failed to setup console".',
  ],
  maxSeverity: 'error',
  requires: { account, devNullFault },

  *check({ account: { name }, devNullFault: fault }) {
    if (!fault) return;
    yield {
      kind: fault.kind,
      severity: 'error',
      message: phrase`${name} cannot read and write /dev/null, which lxc-start needs`,
      evidence: [evidence(fault)],
      lxcMessage: `${errors[fault.kind]} - Can't open /dev/null`,
      fix: fix(fault),
    };
  },
});

function evidence(fault: DevNullFault): Evidence {
  switch (fault.kind) {
    case 'missing':
      return { at: absent(devNullPath), note: phrase`does not exist` };
    case 'not-permitted':
      return { at: { path: devNullPath }, note: ownership(fault.stat) };
    case 'nodev':
      return { at: fault.mount.at, note: phrase`${fault.mount.point} is mounted with nodev` };
    case 'cgroup':
      return fault.at
        ? { at: fault.at, note: phrase`does not permit c 1:3 rw: see ${fault.list}` }
        : { at: { path: fault.list }, note: phrase`does not permit c 1:3 rw` };
  }
}

const errors: Readonly<Record<DevNullFault['kind'], string>> = {
  missing: 'No such file or directory',
  'not-permitted': 'Permission denied',
  nodev: 'Permission denied',
  cgroup: 'Operation not permitted',
};

function fix(fault: DevNullFault): Manual {
  switch (fault.kind) {
    case 'missing':
      return manual(phrase`create it again, as root`, 'mknod -m 666 /dev/null c 1 3');
    case 'not-permitted':
      return manual(
        phrase`see what changed it, and let everybody use it again, as root`,
        'chmod 666 /dev/null',
      );
    case 'nodev':
      // Not by --fix: root cannot run a program without /dev/null either.
      return manual(phrase`remount it with devices, as root`, remount(fault.mount));
    case 'cgroup':
      return manual(
        phrase`log in again by ssh, or remove DevicePolicy= and DeviceAllow= from the unit that the shell runs in`,
      );
  }
}

const remount = ({ point }: Mount): string => shellWords(['mount', '-o', 'remount,dev', point]);
