import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { CgroupBootService } from '../../facts/cgroup/boot-service.ts';
import { type Fix, manual } from '../../model/action.ts';
import { installBootService } from './boot-service.ts';

/**
 * The way of a shell into the cgroups of its user; first they and the program for it are made, where they are missing.
 * Words at last: which process is the shell that is to go there, and when, is for the person in front of it to say.
 */
export function enterCgroups(name: string, missing: boolean, bootService: CgroupBootService | Unseen): Fix {
  const enter = phrase`enter the cgroups of ${name} before starting the container: move-pid-to-cgroup $$`;
  if (bootService instanceof Unseen)
    return manual(missing ? phrase`have root create cgroups for ${name}, then ${enter}` : enter);
  const ready = !missing && bootService.way !== undefined;
  return (ready ? undefined : installBootService(name, missing, bootService)) ?? manual(enter);
}
