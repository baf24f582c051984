import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { isKind, type Look, type Machine } from './machine.ts';
import { fine, harmless, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';

/** The directories of the container and of its monitor are named together, or not at all: `check_cgroup_dir_config` in cgfsng.c. */
const halves = row(
  refused(
    (_value, _line, { settings }) => settings.last.has('lxc.cgroup.dir'),
    (_value, { name }) =>
      conflict(
        phrase`lxc.cgroup.dir and ${name} are both set, and LXC takes only one of them`,
        'lxc.cgroup.dir conflicts with lxc.cgroup.dir.payload/monitor',
      ),
  ),
  refused(
    (_value, _line, { settings }) =>
      !['container', 'monitor'].every((each) => settings.last.has(`lxc.cgroup.dir.${each}`)),
    () =>
      conflict(
        phrase`lxc.cgroup.dir.container needs lxc.cgroup.dir.monitor, and vice versa`,
        'lxc.cgroup.dir.payload and lxc.cgroup.dir.monitor must both be set',
      ),
  ),
  refused(isSame, () =>
    conflict(
      phrase`the container and its monitor cannot have the same cgroup directory`,
      'Failed to create monitor cgroup',
    ),
  ),
  refused(isLeftBehind, (value) =>
    conflict(
      phrase`a cgroup ${value} exists already, and LXC makes one of its own`,
      'File exists - Creating the final cgroup',
    ),
  ),
  fine((value, { name }) => isName(value) && !name.endsWith('.inner')),
);

export const cgroupDirectoryKeys: Readonly<Record<string, Row>> = {
  'lxc.cgroup.dir': row(
    refused(
      (value, _line, { version }) => /^\.\.\//.test(value) && !atLeast(version, 4, 0, 12),
      () => notADirectory('Numerical result out of range - Failed to create monitor cgroup'),
    ),
    refused(
      (value, _line, { machine }) => /^[\w.-]+$/.test(value) && isKind(inOwnCgroup(value, machine), 'file'),
      (value) => notADirectory(`Not a directory - Fail to open directory 11(${value})`),
    ),
    refused(isForeign, (value) => ({
      kind: 'cgroup-foreign',
      message: phrase`the cgroup ${value} exists and is not owned by the user, so LXC cannot make those of the container in it`,
      note: phrase`names a cgroup of somebody else`,
      lxcMessage: `Permission denied - Failed to create 28(lxc.monitor`,
    })),
    fine((value) => !value.split('/').includes('..')),
    // It leads to a directory beside the first one; later versions refuse the line.
    fine((value, _line, { version }) => /^[\w-]+\/\.\.\/[\w-]+$/.test(value) && !atLeast(version, 4, 0, 12)),
  ),
  'lxc.cgroup.dir.container': halves,
  'lxc.cgroup.dir.monitor': halves,
  'lxc.cgroup.dir.monitor.pivot': row(fine(isName)),
  'lxc.cgroup.dir.container.inner': halves,
  'lxc.cgroup.relative': harmless,
};

/** Where LXC would make the directory, in the first of the hierarchies that it uses. */
const ownPath = (value: string, { cgroupOf }: Machine): string | undefined => {
  const cgroup = cgroupOf('memory') ?? cgroupOf('cgroup');
  return cgroup === undefined ? undefined : `${cgroup}/${value}`;
};

const inOwnCgroup = (value: string, machine: Machine): Look => {
  const path = ownPath(value, machine);
  return path === undefined ? undefined : machine.find(path);
};

/** LXC makes it anew for each start, and removes it when the container stops. */
function isLeftBehind(value: string, { name }: LineInForce, { machine }: Situation): boolean {
  if (name.endsWith('.inner') || machine.isUp()) return false;
  return isKind(inOwnCgroup(value, machine), 'directory');
}

/** LXC makes `lxc.monitor.NAME` and `lxc.payload.NAME` below it, and what is missing above. */
function isForeign(value: string, _line: LineInForce, { machine }: Situation): boolean {
  const nearest = ancestors(value).find((each) => inOwnCgroup(each, machine) !== undefined);
  const path = nearest === undefined ? undefined : ownPath(nearest, machine);
  return path !== undefined && ![path, `${path}/cgroup.procs`].every((each) => machine.owns(each));
}

/** `a/b`, then `a`. */
const ancestors = (value: string): string[] =>
  value
    .split('/')
    .map((_name, index, all) => all.slice(0, index + 1).join('/'))
    .reverse();

const notADirectory = (lxcMessage: string): StartRefusal => ({
  kind: 'cgroup-directory',
  message: phrase`LXC cannot make a cgroup with this name`,
  note: phrase`is not a path of directories below the cgroup of the shell`,
  lxcMessage,
});

const conflict = (message: StartRefusal['message'], lxcMessage: string): StartRefusal => ({
  kind: 'cgroup-directories',
  message,
  note: phrase`does not go with the other lines about cgroup directories`,
  lxcMessage,
  at: 'key',
});

function isSame(_value: string, _line: LineInForce, { settings }: Situation): boolean {
  const [container, monitor] = ['container', 'monitor'].map(
    (each) => settings.last.get(`lxc.cgroup.dir.${each}`)?.value,
  );
  return container !== undefined && container === monitor;
}

function isName(value: string): boolean {
  return /^[\w-]+$/.test(value);
}
