import { Unseen } from '../base/unseen.ts';
import type { Fix } from '../model/action.ts';

/** Needs confirmation where the container is running, or might be: what it is using must not change under it. */
export const whileStopped = (fix: Fix, running: boolean | Unseen): Fix =>
  fix.safety === 'safe' && (running instanceof Unseen || running) ? { ...fix, safety: 'unsafe' } : fix;
