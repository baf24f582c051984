import { phrase } from '../../base/phrase.ts';
import { type Line, lines } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import type { Fact } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';

/** A line of /proc/self/mountinfo. See proc_pid_mountinfo(5). */
export interface Mount {
  readonly id: number;
  /** The mount that it is mounted on. */
  readonly parent: number;
  /** `major:minor` of the file system, in decimal. */
  readonly device: string;
  /** What of the file system is mounted: `/`, or a part of it in a bind mount. */
  readonly root: string;
  readonly point: string;
  readonly type: string;
  /** The options of this mount alone: `ro`, `nosuid`, … */
  readonly options: readonly string[];
  /** The options of the file system, wherever it is mounted. */
  readonly superOptions: readonly string[];
  readonly at: Line;
}

/** All mounts. */
export const mounts: Fact<'machine', readonly Mount[]> = {
  subject: 'machine',
  gather: (host) => mountsIn('/proc/self/mountinfo', host),
};

/**
 * Those of the shell that starts containers: root may run in a service with mounts of its own, but process 1 and logins have
 * those of the host.
 */
export const shellMounts: Fact<'machine', readonly Mount[]> = {
  subject: 'machine',
  gather: (host, _machine, know) =>
    host.caller.uid === 0 ? mountsIn('/proc/1/mountinfo', host) : know(mounts),
};

function mountsIn(path: string, host: Host): Mount[] {
  const text = host.read(path);
  if (text === undefined) throw new Unseen(phrase`${path} does not exist, so the mount options are unknown`);
  return lines(path, text).flatMap((at) => parse(at) ?? []);
}

function parse(at: Line): Mount | undefined {
  const [before = '', after = ''] = at.text.split(' - ');
  const [id, parent, device = '', root = '', point, options = ''] = before.split(' ');
  const [type = '', , superOptions = ''] = after.split(' ');
  if (point === undefined) return undefined;
  return {
    id: Number(id),
    parent: Number(parent),
    device,
    root: decode(root),
    point: decode(point),
    type,
    options: options.split(','),
    superOptions: superOptions.split(','),
    at,
  };
}

/** Whitespace and backslashes are written as `\040`. */
const decode = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The mount that a path without links is on: from the root downwards, and at each step the topmost mount. */
export function mountOf(path: string, all: readonly Mount[]): Mount | undefined {
  const left = new Set(all);
  const known = new Set(all.map(({ id }) => id));
  let found: Mount | undefined;
  for (const folder of ancestors(path)) {
    let next: Mount | undefined;
    do {
      next = [...left].find(
        ({ id, point, parent }) =>
          point === folder && (found ? parent === found.id : parent === id || !known.has(parent)),
      );
      if (next) left.delete(next);
      found = next ?? found;
    } while (next);
  }
  return found;
}

/** The mount that a path leads to, as root or as `userHost` sees it, if it has this option: `nosuid`, `noexec`, … */
export const mountedWith: Fact<
  'machine',
  (path: string, option: string, userHost?: Pick<Host, 'link'>) => Mount | undefined
> = {
  subject: 'machine',
  gather:
    (host, _machine, know) =>
    (path, option, userHost = host) => {
      const all = know(mounts);
      // Every host has such mounts for the kernel's own file systems: links are followed only if another could be meant.
      const others = all.filter((mount) => has(mount, option) && !kernels.test(mount.point));
      if (others.length === 0 && !kernels.test(path)) return undefined;
      const mount = mountOf(
        inside('', path, (each) => userHost.link(each)),
        all,
      );
      return mount && has(mount, option) ? mount : undefined;
    },
};

const has = ({ options, superOptions }: Mount, option: string) =>
  options.includes(option) || superOptions.includes(option);

const kernels = /^\/(proc|sys|dev|run)(\/|$)/;
