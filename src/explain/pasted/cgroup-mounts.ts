/**
 * Lines of /proc/self/mounts, as systemd and cgroupfs-mount make them: a hierarchy that a process is in is mounted. See
 * cgroups(7).
 */
export function cgroupMounts(memberships: readonly string[]): string {
  const named = memberships.map((line) => line.split(':')[1] ?? '');
  const isUnified = named.every((controllers) => controllers === '');
  return named
    .map((controllers) => {
      if (isUnified) return 'cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0';
      if (controllers === '') return 'cgroup2 /sys/fs/cgroup/unified cgroup2 rw,nosuid 0 0';
      return `cgroup /sys/fs/cgroup/${controllers.replace(/^name=/, '')} cgroup rw,nosuid,${controllers} 0 0`;
    })
    .join('\n');
}
