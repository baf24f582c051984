import { lines } from '../../base/place.ts';
import type { Host } from '../../host/host.ts';
import type { Know } from '../../model/fact.ts';
import { type ConfiguredSysctl, sysctlsAtBoot } from './sysctl-files.ts';

/** A setting of the kernel's, as it stands now and as the next boot sets it. */
export interface Sysctl {
  /** With slashes, as below /proc/sys. */
  readonly name: string;
  readonly path: string;
  /** Undefined where this kernel has no such setting. */
  readonly now: string | undefined;
  /** What the next boot sets it to; undefined where nothing sets it, and the kernel's own default holds. */
  readonly next: ConfiguredSysctl | undefined;
  /** Whether what the next boot sets it to is right; where nothing sets it, whether the kernel's default is. */
  readonly keeps: boolean;
  /** Where a line of our own is to win at boot; undefined where none is needed: what is in /etc can be mended there. */
  readonly own: { readonly path: string; readonly lines: number | undefined } | undefined;
}

/** What the tutorial calls the file, and a name for where others come after that. */
const ownFiles = ['40-lxc-userns.conf', '99-lxc-userns.conf', 'zz-lxc-userns.conf'] as const;

/** Looks a setting up; `suits` says of a value whether it is right, and of undefined whether the kernel's default is. */
export function sysctl(
  host: Host,
  know: Know<'machine'>,
  name: string,
  suits: (value: string | undefined) => boolean,
): Sysctl {
  const path = `/proc/sys/${name}`;
  const now = host.read(path)?.trim();
  const next =
    now === undefined
      ? undefined
      : know(sysctlsAtBoot)
          .filter((each) => each.name === name)
          .at(-1);
  const keeps = suits(next?.value);
  const mended = next?.at.path.startsWith('/etc/') ?? false;
  const needed = now !== undefined && !keeps && !mended && (next !== undefined || !suits(now));
  return { name, path, now, next, keeps, own: needed ? ownFile(host, next) : undefined };
}

function ownFile(host: Host, next: ConfiguredSysctl | undefined): Sysctl['own'] {
  const path = winner(next);
  const text = host.read(path);
  return { path, lines: text === undefined ? undefined : lines(path, text).length };
}

/** Files are read in the order of their names, whatever folder they are in: sysctl.d(5). */
function winner(next: ConfiguredSysctl | undefined): string {
  const last = next?.at.path.split('/').at(-1) ?? '';
  const [first, ...later] = ownFiles;
  return `/etc/sysctl.d/${later.reduce<string>((name, other) => (name > last ? name : other), first)}`;
}
