interface Limit {
  readonly key: string;
  readonly value: string;
}

/**
 * The cgroup v2 key for a limit of cgroup v1. Only where it means the same, and where systemd delegates the controller to
 * every user (user@.service): a limit whose controller is not delegated stops the start.
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
