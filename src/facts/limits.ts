import type { Statement } from '../lxc/config/statement.ts';
import type { OwnCgroup } from './own-cgroups.ts';

/** A limit that cannot be set where the user may not write. */
export interface UnusableLimit {
  readonly limit: Statement;
  readonly controller: string;
}

/**
 * The `lxc.cgroup.*` limits that stop a start: without any cgroup of one's own all of them do; on cgroup v1 those of
 * controllers that one has none of. On cgroup v2 in a cgroup of one's own they are ignored. Seen with LXC 5.0.2.
 */
export function unusable(limits: readonly Statement[], own: readonly OwnCgroup[]): UnusableLimit[] {
  const mine = own.filter(({ writable }) => writable);
  const all = limits.map((limit) => ({ limit, controller: controllerOf(limit) }));
  if (mine.length === 0) return all;
  const v2 = own.every(({ controllers }) => controllers.length === 0);
  return v2
    ? []
    : all.filter(({ controller }) => !mine.some(({ controllers }) => controllers.includes(controller)));
}

const controllerOf = ({ key }: Statement): string => key.slice('lxc.cgroup.'.length).split('.')[0] ?? '';
