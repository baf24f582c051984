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
      const comes = resultFor(path, component.stat, was, after);
      if (comes === 'undone') give(component, was, was.mode);
      return comes;
    });
  },

  foresee({ path, after }, was, { who }) {
    return holdFile(path, who, ({ stat }) => resultFor(path, stat, was, after));
  },
};

const resultFor = (path: string, now: Ids, was: Ids, after: Ids) =>
  isApplied(path, show(now), show(was), show(after)) ? 'undone' : 'was-not-done';

type Ids = SetOwner['after'];

const show = ({ uid, gid }: Ids): string => `${uid}:${gid}`;

/** chown(2) clears the setuid bits; this restores them. */
function give({ at }: HeldFile, { uid, gid }: Ids, mode: number): void {
  fs.chownSync(at, uid, gid);
  fs.chmodSync(at, mode);
}
