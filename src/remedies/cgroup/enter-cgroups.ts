import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { CgroupBootService } from '../../facts/cgroup/boot-service.ts';
import { type Fix, manual } from '../../model/action.ts';
import { installBootService } from './boot-service.ts';

/**
 * Moves a shell to the cgroups of its user. They, and the program that moves it, are created first if they are missing; the
 * move itself is manual, since only the person at the shell knows which process must move, and when.
 */
export function enterCgroups(name: string, missing: boolean, bootService: CgroupBootService | Unseen): Fix {
  const enter = phrase`enter the cgroups of ${name} before starting the container: move-pid-to-cgroup $$`;
  if (bootService instanceof Unseen)
    return manual(
      missing
        ? phrase`have root create cgroups for ${name}, then enter them before starting the container: move-pid-to-cgroup $$`
        : enter,
    );
  const ready = !missing && bootService.way !== undefined;
  return (ready ? undefined : installBootService(name, missing, bootService)) ?? manual(enter);
}
