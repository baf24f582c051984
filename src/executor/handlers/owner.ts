import * as fs from 'node:fs';
import type { PriorState } from '../../fix/executor-port.ts';
import type { SetOwner } from '../../model/action.ts';
import { type HeldFile, holdFile } from '../files/held.ts';
import type { ChangeHandler } from '../handler.ts';
import { assertUnchanged, isApplied } from './check-state.ts';

/** Owner and group. */
export const owner: ChangeHandler<SetOwner, Extract<PriorState, { is: 'owner' }>> = {
  inspect({ path, before }, { who }) {
    const { uid, gid, mode } = holdFile(path, who, ({ stat }) => stat);
    assertUnchanged(path, show({ uid, gid }), show(before));
    return { is: 'owner', uid, gid, mode: mode & 0o7777 };
  },

  apply({ path, after }, { mode }, { who }) {
    holdFile(path, who, (component) => give(component, after, mode));
  },

  revert({ path, after }, was, { who }) {
    return holdFile(path, who, (component) => {
      if (!isApplied(path, show(component.stat), show(was), show(after))) return 'was-not-done';
      give(component, was, was.mode);
      return 'undone';
    });
  },
};

const show = ({ uid, gid }: SetOwner['after']): string => `${uid}:${gid}`;

/** chown(2) clears the setuid bits; this restores them. */
function give({ at }: HeldFile, { uid, gid }: SetOwner['after'], mode: number): void {
  fs.chownSync(at, uid, gid);
  fs.chmodSync(at, mode);
}
