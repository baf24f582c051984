import * as fs from 'node:fs';
import type { Was } from '../../fix/executor-port.ts';
import type { Owner } from '../../model/action.ts';
import { type Held, held } from '../files/held.ts';
import type { Handling } from '../handler.ts';
import { mustBe, wasMade } from './check-state.ts';

/** Owner and group. */
export const owner: Handling<Owner, Extract<Was, { is: 'owner' }>> = {
  look({ path, before }, { who }) {
    const { uid, gid, mode } = held(path, who, ({ stat }) => stat);
    mustBe(path, show({ uid, gid }), show(before));
    return { is: 'owner', uid, gid, mode: mode & 0o7777 };
  },

  make({ path, after }, { mode }, { who }) {
    held(path, who, (thing) => give(thing, after, mode));
  },

  unmake({ path, after }, was, { who }) {
    return held(path, who, (thing) => {
      if (!wasMade(path, show(thing.stat), show(was), show(after))) return 'was-not-done';
      give(thing, was, was.mode);
      return 'undone';
    });
  },
};

const show = ({ uid, gid }: Owner['after']): string => `${uid}:${gid}`;

/** With a new owner the kernel takes the setuid bits away; they are put back. */
function give({ at }: Held, { uid, gid }: Owner['after'], mode: number): void {
  fs.chownSync(at, uid, gid);
  fs.chmodSync(at, mode);
}
