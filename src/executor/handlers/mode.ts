import * as fs from 'node:fs';
import type { PriorState } from '../../fix/executor-port.ts';
import type { SetMode } from '../../model/action.ts';
import { holdFile } from '../files/held.ts';
import type { ChangeHandler } from '../handler.ts';
import { assertUnchanged, isApplied } from './check-state.ts';

/** Permission bits. */
export const mode: ChangeHandler<SetMode, Extract<PriorState, { is: 'mode' }>> = {
  inspect({ path, before }, { who }) {
    const mode = holdFile(path, who, ({ stat }) => stat.mode & 0o7777);
    assertUnchanged(path, mode, before);
    return { is: 'mode', mode };
  },

  apply({ path, after }, _was, { who }) {
    holdFile(path, who, ({ at }) => fs.chmodSync(at, after));
  },

  revert({ path, after }, was, { who }) {
    return holdFile(path, who, ({ at, stat }) => {
      const comes = resultFor(path, stat, was, after);
      if (comes === 'undone') fs.chmodSync(at, was.mode);
      return comes;
    });
  },

  foresee({ path, after }, was, { who }) {
    return holdFile(path, who, ({ stat }) => resultFor(path, stat, was, after));
  },
};

const resultFor = (path: string, now: Bits, was: Bits, after: number) =>
  isApplied(path, now.mode & 0o7777, was.mode, after) ? 'undone' : 'was-not-done';

interface Bits {
  readonly mode: number;
}
