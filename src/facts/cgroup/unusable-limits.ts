import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Settings } from '../../lxc/config/settings/settings.ts';
import type { OwnCgroup } from './own-cgroups.ts';

/** A limit that cannot be set, as the user owns no cgroup with its controller. */
export interface UnusableLimit {
  readonly limit: Statement;
  readonly controller: string;
  /** What LXC prints of it, if the user owns other cgroups. */
  readonly lxcMessage: string;
}

type Limits = Pick<Settings, 'limits' | 'limits2'>;

/** The limits that stop a start. Seen with LXC 5.0.2. */
export function unusableLimits({ limits, limits2 }: Limits, own: readonly OwnCgroup[]): UnusableLimit[] {
  const mine = own.filter(({ writable }) => writable);
  // Without any cgroup that the user owns, every limit for cgroup v1 is fatal, and those for v2 are ignored.
  if (mine.length === 0) return limits.map(onV1);
  const v2 = own.every(({ controllers }) => controllers.length === 0);
  if (!v2) {
    const usable = mine.flatMap(({ controllers }) => controllers);
    return limits.map(onV1).filter(({ controller }) => !usable.includes(controller));
  }
  // Devices are not a controller on v2: LXC uses a BPF program, and goes on without.
  const usable = ['devices', 'cgroup', ...mine.flatMap(({ available }) => available)];
  return limits2.map(onV2).filter(({ controller }) => !usable.includes(controller));
}

function onV1(limit: Statement): UnusableLimit {
  const controller = controllerOf(limit, 'lxc.cgroup.');
  return { limit, controller, lxcMessage: `Failed to setup limits for the "${controller}" controller` };
}

function onV2(limit: Statement): UnusableLimit {
  const file = limit.key.slice('lxc.cgroup2.'.length);
  const lxcMessage = `No such file or directory - Failed to set "${file}"`;
  return { limit, controller: controllerOf(limit, 'lxc.cgroup2.'), lxcMessage };
}

const controllerOf = ({ key }: Statement, prefix: string): string =>
  key.slice(prefix.length).split('.')[0] ?? '';
