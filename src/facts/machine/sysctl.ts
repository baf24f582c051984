import { lines } from '../../base/place.ts';
import type { Host } from '../../host/host.ts';
import type { Know } from '../../model/fact.ts';
import { type ConfiguredSysctl, sysctlsAtBoot } from './sysctl-files.ts';

/** A setting of the kernel: its value now, and the one that the next boot sets. */
export interface Sysctl {
  /** With slashes, as below /proc/sys. */
  readonly name: string;
  /** With dots, as sysctl(8) prints it. */
  readonly key: string;
  readonly path: string;
  /** Undefined if this kernel has no such setting. */
  readonly now: string | undefined;
  /** What the next boot sets it to; undefined if nothing does, and the kernel's default applies. */
  readonly next: ConfiguredSysctl | undefined;
  /** Whether the value that the next boot sets is right; if nothing sets it, whether the kernel's default is. */
  readonly keeps: boolean;
  /** Where a line of our own must win at boot; undefined if none is needed: a line in /etc can be corrected there. */
  readonly own: { readonly path: string; readonly lines: number | undefined } | undefined;
}

/** The name from the tutorial, and names that sort behind other files. */
const ownFiles = ['40-lxc-userns.conf', '99-lxc-userns.conf', 'zz-lxc-userns.conf'] as const;

/** Looks up a setting; `suits` tells whether a value is right, and for undefined, whether the kernel's default is. */
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
  const editable = next?.at.path.startsWith('/etc/') ?? false;
  const needed = now !== undefined && !keeps && !editable && (next !== undefined || !suits(now));
  return {
    name,
    key: name.replaceAll('/', '.'),
    path,
    now,
    next,
    keeps,
    own: needed ? ownFile(host, next) : undefined,
  };
}

function ownFile(host: Host, next: ConfiguredSysctl | undefined): Sysctl['own'] {
  const path = winner(next);
  const text = host.read(path);
  return { path, lines: text === undefined ? undefined : lines(path, text).length };
}

/** Files are read in the order of their names, whatever directory they are in: sysctl.d(5). */
function winner(next: ConfiguredSysctl | undefined): string {
  const last = next?.at.path.split('/').at(-1) ?? '';
  const [first, ...later] = ownFiles;
  return `/etc/sysctl.d/${later.reduce<string>((name, other) => (name > last ? name : other), first)}`;
}
