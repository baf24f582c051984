import { containerHooks } from './hooks.ts';
import type { Situation } from './row.ts';

/**
 * How many processes of its own leave a container enough for its start. Busybox lives on where it cannot start another, and LXC
 * itself needs none (seen with 4.0.6, 5.0.2, 6.0.4 and 7.0.0). Hooks do: that of lxcfs three.
 */
export function enoughProcesses(situation: Situation): number {
  const hooks = containerHooks(situation);
  const isKnown = situation.machine.init() === 'busybox' && hooks.every(({ path }) => path.startsWith(lxcfs));
  if (!isKnown) return enoughForAll;
  return hooks.length === 0 ? 0 : 5;
}

/** So many were enough for each init and hook that was tried. */
export const enoughForAll = 20;

const lxcfs = '/usr/share/lxcfs/';
