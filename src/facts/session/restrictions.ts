import { phrase } from '../../base/phrase.ts';
import { type Line, lines } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { isFound } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';
import { session } from './session.ts';

/** What keeps the programs that a session starts from what a start needs. Whatever the session starts inherits it. */
export type Restriction = { readonly at: Line } & (
  | { readonly kind: 'no-new-privileges' }
  /** Capabilities that are missing from the bounding set: setuid programs lack them too. */
  | { readonly kind: 'bounding-set'; readonly missing: readonly string[] }
  /** newuidmap compares the group of the session with that of the account. */
  | { readonly kind: 'group'; readonly gid: number; readonly right: number }
);

/** Throws Unseen where the session has a filter on system calls of its own: which calls it denies cannot be read. */
export const restrictions: Fact<'container', readonly Restriction[]> = {
  subject: 'container',
  gather: (host, _container, know) => {
    const { uid, gid } = know(account);
    const here = attempt(() => know(session));
    // A login has none of them, and root is told about a login.
    if (uid === 0 || here instanceof Unseen || !here.meant) return [];
    const status = statusOf(host, here.proc);
    const hasVeth = know(settings).nics.some(({ type }) => type === 'veth');
    const found = [
      noNewPrivileges(status),
      boundingSet(status, hasVeth ? [...ofIdMaps, netAdmin] : ofIdMaps),
      know(comparesGroups) ? foreignGroup(status, gid) : undefined,
    ].filter((each) => each !== undefined);
    if (found.length === 0 && isFiltered(host, status))
      throw new Unseen(
        phrase`${here.who} has a seccomp filter, and which system calls it denies cannot be read`,
      );
    return found;
  },
};

/** The lines of /proc/PID/status by their names: see proc(5). */
type Status = ReadonlyMap<string, { readonly at: Line; readonly value: string }>;

function statusOf(host: Host, proc: string): Status {
  const path = `${proc}/status`;
  const all = lines(path, host.read(path) ?? '');
  return new Map(
    all.map((at) => {
      const [name = '', value = ''] = at.text.split(/:\s*/);
      return [name, { at, value }];
    }),
  );
}

function noNewPrivileges(status: Status): Restriction | undefined {
  const found = status.get('NoNewPrivs');
  return found?.value === '1' ? { kind: 'no-new-privileges', at: found.at } : undefined;
}

function boundingSet(status: Status, needed: readonly Capability[]): Restriction | undefined {
  const found = status.get('CapBnd');
  if (found === undefined || !/^[\da-f]{1,16}$/.test(found.value)) return undefined;
  const set = BigInt(`0x${found.value}`);
  const missing = needed.filter(([, bit]) => ((set >> bit) & 1n) === 0n).map(([name]) => name);
  return missing.length > 0 ? { kind: 'bounding-set', missing, at: found.at } : undefined;
}

/** Its number in linux/capability.h. */
type Capability = readonly [name: string, bit: bigint];

/** Seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0: without any other a container starts. */
const ofIdMaps: readonly Capability[] = [
  ['dac_override', 1n],
  ['setgid', 6n],
  ['setuid', 7n],
  ['sys_admin', 21n],
];

/** What lxc-user-nic needs. */
const netAdmin: Capability = ['net_admin', 12n];

/** newuidmap of Debian 12 does not, where login.defs says so (`GRANT_AUX_GROUP_SUBIDS` in newuidmap.c of shadow). */
const comparesGroups: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => !isFound(host.grep('/etc/login.defs', /^\s*GRANT_AUX_GROUP_SUBIDS\s+"?yes/)),
};

/** `Gid:` has the real, effective, saved and file system's one. */
function foreignGroup(status: Status, right: number): Restriction | undefined {
  const found = status.get('Gid');
  const gid = Number(found?.value.split(/\s+/)[1] ?? right);
  return found && gid !== right ? { kind: 'group', gid, right, at: found.at } : undefined;
}

/** A filter that process 1 has as well is the one of a container that everything here runs in. */
function isFiltered(host: Host, status: Status): boolean {
  const filters = filtersOf(status);
  return filters > 0 && filters > filtersOf(statusOf(host, '/proc/1'));
}

/** How many filters its system calls pass. Kernels before 5.9 do not tell the number, but whether there is one. */
const filtersOf = (status: Status): number =>
  Number(status.get('Seccomp_filters')?.value ?? Number(status.get('Seccomp')?.value === '2'));
