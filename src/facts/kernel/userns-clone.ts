import type { Fact } from '../../model/fact.ts';
import { type Sysctl, sysctl } from '../machine/sysctl.ts';

/**
 * Debian's switch for user namespaces of users; other kernels have none, and allow them. Which way it stands by itself
 * differs from one Debian to the next, so nothing but a file keeps it on.
 */
export const usernsClone: Fact<'machine', Sysctl> = {
  subject: 'machine',
  gather: (host, _machine, know) =>
    sysctl(host, know, 'kernel/unprivileged_userns_clone', (value) => value !== undefined && value !== '0'),
};
