import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { parseMountEntry } from '../config/settings/mount-entry.ts';
import { hookOf } from '../hooks.ts';
import { mountedByLxc } from './auto-mounts.ts';
import { fine, judgedBy, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';
import { isNumber } from './values.ts';

/** The first program of a container, and as whom and where it runs. */
export const initKeys: Readonly<Record<string, Row>> = {
  // What a program does when it runs is unknown here: with one that ends, the container ends as well.
  'lxc.init.cmd': judgedBy(
    ['rootfs-init'],
    fine((value) => /(^|\/)(init|systemd)$/.test(value)),
    fine((value) => /^\/([\w-]+\/)*busybox init$/.test(value)),
    fine((value) => /^(\/?[\w/]+\/)?(busybox )?sleep ([3-9]|\d{2,}|inf|infinity)$/.test(value)),
    // It waits at the console.
    fine((value, _line, { settings }) => /^\/bin\/sh$/.test(value) && !settings.last.has('lxc.console.path')),
  ),
  'lxc.init.cwd': row(
    refused(isNoDirectory, (value) => ({
      kind: 'init-directory',
      message: phrase`init cannot be run in ${value}: the rootfs has no such directory`,
      note: phrase`is not a directory of the rootfs`,
      lxcMessage: `Could not change directory to "${value}"`,
    })),
    refused(isClosed, (value) => ({
      kind: 'init-directory-closed',
      message: phrase`init cannot be run in ${value}: the container's root has no search permission on it`,
      note: phrase`is not searchable by the container's root`,
      lxcMessage: `Permission denied - Could not change directory to "${value}"`,
    })),
    fine((value, _line, situation) => kindOf(value, situation) === 'directory' || isMade(value, situation)),
    fine((value, _line, situation) => isOfInit(value) && mountedByLxc(situation, 'proc') !== undefined),
  ),
  'lxc.init.uid': row(fine(isIgnored), refused(isForeign('u'), foreign('uid')), fine(canRunInit)),
  'lxc.init.gid': row(fine(isIgnored), refused(isForeign('g'), foreign('gid')), fine(canRunInit)),
  'lxc.init.groups': row(
    fine((_value, _line, { version }) => version.major < 7),
    refused(
      (value, _line, { machine }) => groupsOf(value).some((id) => !machine.isMapped('g', id)),
      () => ({
        kind: 'init-group',
        message: phrase`the container does not have all of these groups`,
        note: phrase`has a group that lxc.idmap does not map`,
        lxcMessage: 'Failed to set supplimentary groups',
      }),
    ),
    fine((value) => groupsOf(value).length > 0),
  ),
};

const kindOf = (value: string, { machine }: Situation): string | undefined =>
  machine.findInRootfs(`/${value}`)?.kind;

/** LXC makes a directory that is missing since 6.0. */
const isMade = (value: string, situation: Situation): boolean =>
  kindOf(value, situation) === undefined && situation.version.major >= 6;

function isNoDirectory(value: string, _line: LineInForce, situation: Situation): boolean {
  const isThere = kindOf(value, situation) === 'directory';
  return !isThere && !isMade(value, situation) && !isBrought(value, situation);
}

function isClosed(value: string, _line: LineInForce, situation: Situation): boolean {
  return kindOf(value, situation) === 'directory' && !situation.machine.isSearchable(`/${value}`);
}

/** The first process of a container has this number there. */
const isOfInit = (value: string): boolean => /^\/proc(\/1)?\/?$/.test(value);

/** What is mounted may bring it, and what a hook makes. */
const isBrought = (value: string, { lines, fstab, settings }: Situation): boolean =>
  /^\/*(dev|proc|sys)(\/|$)/.test(value) ||
  fstab.length > 0 ||
  lines.some((line) => isMountedAbove(value, line) || (hookOf(line, settings) && !isOfLxcfs(line)));

const isMountedAbove = (value: string, { name, at }: LineInForce): boolean =>
  name === 'lxc.mount.entry' && value.includes(parseMountEntry(at.value)?.target ?? '');

export const isOfLxcfs = ({ at }: LineInForce): boolean => at.value.startsWith('/usr/share/lxcfs/');

/** What LXC 4.0.12 and later cannot read as a number it ignores, as it does what is too large. */
function isIgnored(value: string): boolean {
  return isNumber(value, 2 ** 32 - 1, 2 ** 53) || /^[a-z]/i.test(value);
}

function isForeign(kind: 'u' | 'g') {
  return (value: string, _line: LineInForce, { machine }: Situation): boolean =>
    isNumber(value, 0, 2 ** 32 - 2) && !machine.isMapped(kind, Number(value));
}

function foreign(kind: 'uid' | 'gid') {
  return (value: string): StartRefusal => ({
    kind: 'init-id',
    message:
      kind === 'uid'
        ? phrase`init cannot run as user ${value}: lxc.idmap does not map it`
        : phrase`init cannot run as group ${value}: lxc.idmap does not map it`,
    note: phrase`is not in the container`,
    lxcMessage: `Failed to switch to ${kind} ${value}`,
  });
}

/** systemd runs as root alone, and others need to reach the program. */
function canRunInit(value: string, { name }: LineInForce, { machine }: Situation): boolean {
  if (value === '0' || name === 'lxc.init.gid') return true;
  const steps = ['/', '/sbin', '/sbin/init'].map((path) => machine.findInRootfs(path)?.mode ?? 0);
  return machine.init() !== 'systemd' && steps.every((mode) => (mode & 1) !== 0);
}

const groupsOf = (value: string): number[] =>
  /^\d+([ ,]+\d+)*$/.test(value) ? value.split(/[ ,]+/).map(Number) : [];
