import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { fromRoot } from '../from-root.ts';
import { isKind } from './machine.ts';
import { fine, harmless, judgedBy, type Row, refused, row, type Situation, type Test } from './row.ts';
import { isEmptyProfile, isMildProfile, isProfile, refusedLine } from './seccomp-profile.ts';

/** Security modules and system calls. */
export const securityKeys: Readonly<Record<string, Row>> = {
  'lxc.no_new_privs': harmless,
  'lxc.keyring.session': harmless,
  'lxc.apparmor.profile': judgedBy(['apparmor-profile']),
  'lxc.apparmor.allow_incomplete': judgedBy(['apparmor-profile']),
  'lxc.apparmor.allow_nesting': harmless,
  'lxc.apparmor.raw': judgedBy(['apparmor-profile']),
  'lxc.selinux.context': row(fine(isWithoutSelinux)),
  'lxc.selinux.context.keyring': row(fine(isWithoutSelinux)),
  'lxc.seccomp.profile': row(
    refused(
      (value, _line, { machine }) => isAbsent(value, machine),
      (value) => ({
        kind: 'seccomp-missing',
        message: phrase`the user cannot read the seccomp profile ${value}`,
        note: phrase`names no file that the user may read`,
        lxcMessage: `Failed to open seccomp policy file ${value}`,
      }),
    ),
    refused(
      (value, _line, { machine }) => !isProfile(textOf(value, machine)),
      (value) => ({
        kind: 'seccomp-not-a-profile',
        message: phrase`${value} is not a seccomp profile: the first line of one is its version, 1 or 2`,
        note: phrase`names something else than a seccomp profile`,
        lxcMessage: 'Invalid version',
      }),
    ),
    refused(
      (value, _line, { machine }) => isEmptyProfile(textOf(value, machine)),
      (value) => ({
        kind: 'seccomp-empty',
        message: phrase`the seccomp profile ${value} permits no system call at all`,
        note: phrase`names a list of permitted system calls that is empty`,
        lxcMessage: 'Broken pipe - Sync wake failure',
      }),
    ),
    refusesLine,
    // Those of the package leave a start the system calls that it needs.
    fine((value) => isShippedProfile(value)),
    fine((value, _line, { machine }) => isMildProfile(textOf(value, machine))),
  ),
  'lxc.seccomp.allow_nesting': harmless,
  'lxc.seccomp.notify.cookie': harmless,
  // Nobody connects to it unless the profile says so.
  'lxc.seccomp.notify.proxy': row(fine(hasUsualProfile)),
};

function isWithoutSelinux(_value: string, _line: LineInForce, { machine }: Situation): boolean {
  return machine.find('/sys/fs/selinux/enforce') === undefined;
}

function isAbsent(value: string, { find, read }: Situation['machine']): boolean {
  const path = fromRoot(value);
  const found = find(path);
  return typeof found !== 'object' || (found.kind === 'file' && read(path) === 'closed');
}

function textOf(value: string, { find, read }: Situation['machine']): string {
  const path = fromRoot(value);
  return (isKind(find(path), 'file') ? read(path) : undefined) ?? '';
}

function refusesLine({ at }: LineInForce, { machine, version }: Situation): ReturnType<Test> {
  const found = isShippedProfile(at.value) ? undefined : refusedLine(textOf(at.value, machine), version);
  return (
    found && {
      kind: 'seccomp-line',
      message: phrase`LXC refuses line ${found.number} of the seccomp profile ${at.value}`,
      note: phrase`names a profile with a line that is not valid`,
      lxcMessage: found.lxcMessage,
    }
  );
}

const isShippedProfile = (path: string): boolean => /^\/usr\/share\/lxc\/config\/[\w-]+\.seccomp$/.test(path);

function hasUsualProfile(_value: string, _line: LineInForce, { settings }: Situation): boolean {
  const profile = settings.last.get('lxc.seccomp.profile')?.value;
  return profile === undefined || isShippedProfile(profile);
}
