import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { DelegateDropIn } from '../../facts/cgroup/delegate-dropin.ts';
import type { OwnCgroup } from '../../facts/cgroup/own-cgroups.ts';
import type { UnusableLimit } from '../../facts/cgroup/unusable-limits.ts';
import { type Fix, manual } from '../../model/action.ts';
import { convertLimits } from './convert-limits.ts';
import { delegateControllers } from './delegate-controllers.ts';

/** Limits that cannot be set where the container would start become ones that can. */
export function enableLimits(
  stopped: readonly UnusableLimit[],
  own: readonly OwnCgroup[],
  down: DelegateDropIn | undefined | Unseen,
  name: string,
): Fix {
  if (own.some(({ controllers }) => controllers.length > 0))
    return manual(
      phrase`start the container from a shell in cgroups that the user owns, or remove the limits`,
    );
  if (!own.some(({ writable }) => writable))
    return convertLimits(
      stopped.map(({ limit }) => limit),
      name,
    );
  const controllers = [...new Set(stopped.map(({ controller }) => controller))];
  const handed = down instanceof Unseen || !down ? undefined : delegateControllers(name, controllers, down);
  return handed ?? manual(phrase`have root delegate these controllers to the user, or remove the limits`);
}
