import * as fs from 'node:fs';
import { phrase } from '../../base/phrase.ts';
import type { PriorState } from '../../fix/executor-port.ts';
import { Refused } from '../../fix/refused.ts';
import type { Identity } from '../../host/host.ts';
import type { SetKernelValue } from '../../model/action.ts';
import { anchored } from '../files/anchor.ts';
import type { ChangeHandler } from '../handler.ts';
import { assertUnchanged, isApplied } from './check-state.ts';

/** Kernel values below /proc/sys and /sys. */
export const kernelValue: ChangeHandler<SetKernelValue, Extract<PriorState, { is: 'setting' }>> = {
  inspect({ path, before }, { who }) {
    const value = settingAt(path, who);
    assertUnchanged(path, value, before);
    return { is: 'setting', value };
  },

  apply({ path, after }, _was, { who }) {
    tell(path, after, who);
  },

  revert(change, was, context) {
    const comes = kernelValue.foresee(change, was, context);
    if (comes === 'undone') tell(change.path, was.value, context.who);
    return comes;
  },

  foresee({ path, after }, { value }, { who }) {
    return isApplied(path, settingAt(path, who), value, after) ? 'undone' : 'was-not-done';
  },
};

const settingAt = (path: string, who: Identity): string => anchored(path, who, ({ at }) => read(at));
const read = (at: string): string => fs.readFileSync(at, 'utf8').trim();

/** Reads the value back, as the kernel may not accept it. */
const tell = (path: string, value: string, who: Identity): void =>
  anchored(path, who, ({ at }) => {
    const file = fs.openSync(at, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW);
    try {
      fs.writeSync(file, `${value}\n`);
    } finally {
      fs.closeSync(file);
    }
    const now = read(at);
    if (now !== value)
      throw new Refused(phrase`${path} is still ${now}: the kernel does not accept ${value}`);
  });
