import type { Host } from '../../host/host.ts';

/**
 * The files NAME.conf of some directories, in the order of their names, as sysctl.d(5), modprobe.d(5) and systemd's configuration
 * have it: a file hides the files of the same name in the directories after it.
 */
export function dropIns(host: Host, folders: readonly string[]): string[] {
  const files = new Map<string, string>();
  for (const folder of [...folders].reverse()) {
    for (const name of host.list(folder) ?? [])
      if (name.endsWith('.conf')) files.set(name, `${folder}/${name}`);
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}
