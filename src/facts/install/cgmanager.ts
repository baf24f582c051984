import type { Fact } from '../../model/fact.ts';

/** The daemon that created cgroups for users before LXC 3; undefined if it is not installed. */
export const cgmanager: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host) => (host.stat(path) === undefined ? undefined : path),
};

/** Debian 8 and 9 and Ubuntu 14.04 to 16.10 install it there. */
const path = '/sbin/cgmanager';
