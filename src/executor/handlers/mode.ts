import * as fs from 'node:fs';
import type { Was } from '../../fix/executor-port.ts';
import type { Mode } from '../../model/action.ts';
import { held } from '../files/held.ts';
import type { Handling } from '../handler.ts';
import { mustBe, wasMade } from './check-state.ts';

/** Permission bits. */
export const mode: Handling<Mode, Extract<Was, { is: 'mode' }>> = {
  look({ path, before }, { who }) {
    const mode = held(path, who, ({ stat }) => stat.mode & 0o7777);
    mustBe(path, mode, before);
    return { is: 'mode', mode };
  },

  make({ path, after }, _was, { who }) {
    held(path, who, ({ at }) => fs.chmodSync(at, after));
  },

  unmake({ path, after }, was, { who }) {
    return held(path, who, ({ at, stat }) => {
      if (!wasMade(path, stat.mode & 0o7777, was.mode, after)) return 'was-not-done';
      fs.chmodSync(at, was.mode);
      return 'undone';
    });
  },
};
