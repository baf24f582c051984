interface Limit {
  readonly key: string;
  readonly value: string;
}

/**
 * What a limit for cgroup v1 is called on v2. Only where it means the same, and where systemd hands the controller to
 * every user (user@.service): one that the user has not would stop the start.
 */
export function onCgroup2({ key, value }: Limit): Limit | undefined {
  switch (key) {
    case 'lxc.cgroup.pids.max':
      return { key: 'lxc.cgroup2.pids.max', value };
    case 'lxc.cgroup.memory.limit_in_bytes':
      return { key: 'lxc.cgroup2.memory.max', value: value === '-1' ? 'max' : value };
    default:
      return undefined;
  }
}
