import type { Fact } from '../../model/fact.ts';
import { type Sysctl, sysctl } from '../machine/sysctl.ts';

/**
 * Debian's switch for unprivileged user namespaces; other kernels have none, and allow them. Its default differs between
 * releases of Debian, so only a file keeps them enabled.
 */
export const usernsClone: Fact<'machine', Sysctl> = {
  subject: 'machine',
  gather: (host, _machine, know) =>
    sysctl(host, know, 'kernel/unprivileged_userns_clone', (value) => value !== undefined && value !== '0'),
};
