import type { Fact } from '../fact.ts';
import { lines } from '../place.ts';
import { type Configured, nextBoot } from './sysctls.ts';

/** Debian's switch for user namespaces of users; other kernels have none, and allow them. */
export interface UsernsClone {
  readonly path: string;
  /** `0` or `1` as it stands now; undefined where the kernel has no such switch. */
  readonly now: string | undefined;
  /** What the next boot sets it to; undefined where nothing sets it, and the kernel's own default holds. */
  readonly next: Configured | undefined;
  /** How many lines the file has that would set it; undefined where there is none. */
  readonly lines: number | undefined;
}

/** What the tutorial calls the file. */
export const ownFile = '/etc/sysctl.d/40-lxc-userns.conf';

const path = '/proc/sys/kernel/unprivileged_userns_clone';

export const usernsClone: Fact<'machine', UsernsClone> = {
  of: 'machine',
  look: (host, _machine, know) => {
    const now = host.read(path)?.trim();
    if (now === undefined) return { path, now, next: undefined, lines: undefined };
    const next = know(nextBoot)
      .filter(({ name }) => name === 'kernel/unprivileged_userns_clone')
      .at(-1);
    const text = next === undefined && now === '0' ? host.read(ownFile) : undefined;
    return { path, now, next, lines: text === undefined ? undefined : lines(ownFile, text).length };
  },
};
