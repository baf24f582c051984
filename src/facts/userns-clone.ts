import type { Fact } from '../fact.ts';
import type { Host } from '../host/host.ts';
import { lines } from '../place.ts';
import { type Configured, nextBoot } from './sysctls.ts';

/** Debian's switch for user namespaces of users; other kernels have none, and allow them. */
export interface UsernsClone {
  readonly path: string;
  /** `0` or `1` as it stands now; undefined where the kernel has no such switch. */
  readonly now: string | undefined;
  /** What the next boot sets it to; undefined where nothing sets it, and the kernel's own default holds. */
  readonly next: Configured | undefined;
  /** Where a line of our own is to win at boot; undefined where none is needed: what is in /etc can be mended there. */
  readonly own: { readonly path: string; readonly lines: number | undefined } | undefined;
}

/** What the tutorial calls the file, and a name for where others come after that. */
const ownFiles = ['40-lxc-userns.conf', '99-lxc-userns.conf', 'zz-lxc-userns.conf'] as const;

const path = '/proc/sys/kernel/unprivileged_userns_clone';

export const usernsClone: Fact<'machine', UsernsClone> = {
  of: 'machine',
  look: (host, _machine, know) => {
    const now = host.read(path)?.trim();
    const next =
      now === undefined
        ? undefined
        : know(nextBoot)
            .filter(({ name }) => name === 'kernel/unprivileged_userns_clone')
            .at(-1);
    const mended = next?.value === '0' && next.at.path.startsWith('/etc/');
    const needed = !mended && (next === undefined ? now === '0' : next.value === '0');
    return { path, now, next, own: needed ? ownFile(host, next) : undefined };
  },
};

function ownFile(host: Host, next: Configured | undefined): UsernsClone['own'] {
  const path = winner(next);
  const text = host.read(path);
  return { path, lines: text === undefined ? undefined : lines(path, text).length };
}

/** Files are read in the order of their names, whatever folder they are in: sysctl.d(5). */
function winner(next: Configured | undefined): string {
  const last = next?.at.path.split('/').at(-1) ?? '';
  const [first, ...later] = ownFiles;
  return `/etc/sysctl.d/${later.reduce<string>((name, other) => (name > last ? name : other), first)}`;
}
