import type { Fact } from '../../model/fact.ts';

/** The daemon through which users were given cgroups before LXC 3; undefined where it is not installed. */
export const cgmanager: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host) => (host.stat(path) === undefined ? undefined : path),
};

/** Debian 8 and 9 and Ubuntu 14.04 to 16.10 had it there. */
const path = '/sbin/cgmanager';
