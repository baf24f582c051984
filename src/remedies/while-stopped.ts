import { Unseen } from '../base/unseen.ts';
import type { Fix } from '../model/action.ts';

/** What a running container stands on is not changed without a person's word, nor where nobody can tell that it runs. */
export const whileStopped = (fix: Fix, running: boolean | Unseen): Fix =>
  fix.safety === 'safe' && (running instanceof Unseen || running) ? { ...fix, safety: 'unsafe' } : fix;
