import * as fs from 'node:fs';
import type { Was } from '../../fix/executor-port.ts';
import { Refused } from '../../fix/refused.ts';
import type { Identity } from '../../host/host.ts';
import type { Setting } from '../../model/action.ts';
import { anchored } from '../files/anchor.ts';
import type { Handling } from '../handler.ts';
import { mustBe, wasMade } from './check-state.ts';

/** What the kernel keeps below /proc/sys and /sys. */
export const setting: Handling<Setting, Extract<Was, { is: 'setting' }>> = {
  look({ path, before }, { who }) {
    const value = settingAt(path, who);
    mustBe(path, value, before);
    return { is: 'setting', value };
  },

  make({ path, after }, _was, { who }) {
    tell(path, after, who);
  },

  unmake({ path, after }, { value }, { who }) {
    if (!wasMade(path, settingAt(path, who), value, after)) return 'was-not-done';
    tell(path, value, who);
    return 'undone';
  },
};

const settingAt = (path: string, who: Identity): string => anchored(path, who, ({ at }) => read(at));
const read = (at: string): string => fs.readFileSync(at, 'utf8').trim();

/** Reads back what the kernel made of it. */
const tell = (path: string, value: string, who: Identity): void =>
  anchored(path, who, ({ at }) => {
    const file = fs.openSync(at, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW);
    try {
      fs.writeSync(file, `${value}\n`);
    } finally {
      fs.closeSync(file);
    }
    const now = read(at);
    if (now !== value) throw new Refused(`${path} stays ${now}: the kernel does not take ${value}`);
  });
