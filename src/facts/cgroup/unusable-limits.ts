import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Settings } from '../../lxc/config/settings/settings.ts';
import type { OwnCgroup } from './own-cgroups.ts';

/** A limit that cannot be set where the user may not write. */
export interface UnusableLimit {
  readonly limit: Statement;
  readonly controller: string;
}

type Limits = Pick<Settings, 'limits' | 'limits2'>;

/** The limits that stop a start. Seen with LXC 5.0.2. */
export function unusableLimits({ limits, limits2 }: Limits, own: readonly OwnCgroup[]): UnusableLimit[] {
  const mine = own.filter(({ writable }) => writable);
  // Without any cgroup of one's own every limit for cgroup v1 is fatal, and those for v2 are passed over.
  if (mine.length === 0) return named(limits, 'lxc.cgroup.');
  const v2 = own.every(({ controllers }) => controllers.length === 0);
  if (!v2) {
    const usable = mine.flatMap(({ controllers }) => controllers);
    return named(limits, 'lxc.cgroup.').filter(({ controller }) => !usable.includes(controller));
  }
  // Devices are no controller on v2: LXC uses a BPF program, and goes on without.
  const usable = ['devices', 'cgroup', ...mine.flatMap(({ available }) => available)];
  return named(limits2, 'lxc.cgroup2.').filter(({ controller }) => !usable.includes(controller));
}

const named = (limits: readonly Statement[], prefix: string): UnusableLimit[] =>
  limits.map((limit) => ({ limit, controller: limit.key.slice(prefix.length).split('.')[0] ?? '' }));
