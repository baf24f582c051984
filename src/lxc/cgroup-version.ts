/**
 * The version of cgroups that alone has a file of this name: undefined where both have it, or neither is known to. The files of
 * the kernel's controllers, by admin-guide/cgroup-v1 and cgroup-v2.rst.
 */
export function versionOfFile(file: string): 1 | 2 | undefined {
  if (only1.test(file)) return 1;
  return only2.test(file) ? 2 : undefined;
}

const only1 =
  /^(?:memory\.(?:\w*limit_in_bytes|(?:memsw|kmem)\.\w[\w.]*|swappiness|oom_control|use_hierarchy|move_charge_at_immigrate|usage_in_bytes)|cpu\.(?:shares|cfs_\w+|rt_\w+)|cpuacct\.\w+|blkio\.\w[\w.]*|cpuset\.(?:cpu_exclusive|mem_exclusive|mem_hardwall|memory_migrate|sched_\w+)|net_cls\.\w+|net_prio\.\w+|freezer\.\w+)$/;
const only2 =
  /^(?:memory\.(?:max|high|low|min|swap\.(?:max|high)|zswap\.max|oom\.group)|cpu\.(?:max|weight|weight\.nice|max\.burst)|io\.\w[\w.]*|cpuset\.cpus\.partition|cgroup\.(?:freeze|kill|max\.\w+|subtree_control|type))$/;
