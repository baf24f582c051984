import { phrase } from '../../base/phrase.ts';
import type { DelegateDropIn } from '../../facts/cgroup/delegate-dropin.ts';
import type { LimitFault } from '../../facts/cgroup/limit-fault.ts';
import { type Fix, manual } from '../../model/action.ts';
import { convertLimits } from './convert-limits.ts';
import { delegateControllers } from './delegate-controllers.ts';

/** Turns limits that cannot be set where the container would start into ones that can. */
export function enableLimits(
  { kind, layout, limits, controllers }: LimitFault,
  dropIn: DelegateDropIn | undefined,
  name: string,
): Fix {
  if (layout === 'v1')
    return manual(
      phrase`start the container from a shell in cgroups that the user owns, or remove the limits`,
    );
  if (kind === 'no-cgroup') return convertLimits(limits, name);
  return (
    (dropIn && delegateControllers(name, controllers, dropIn)) ??
    manual(phrase`have root delegate these controllers to the user, or remove the limits`)
  );
}
