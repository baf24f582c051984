import type { Machine } from './machine.ts';

/**
 * How many processes of its own leave a container enough for its start. Busybox lives on where it cannot start another, and LXC
 * itself needs none (seen with 4.0.6, 5.0.2, 6.0.4 and 7.0.0): it is hooks that do.
 */
export function enoughProcesses({ init }: Machine, hasHooks: boolean): number {
  if (init() !== 'busybox') return 20;
  return hasHooks ? 8 : 0;
}
