import { phrase } from '../../base/phrase.ts';
import { atLeast, type Version } from '../version.ts';
import { refused, type Test } from './row.ts';

/**
 * LXC 4.0.6 alone frees what the first line has set, and goes on with it: `set_config_prlimit` and `set_config_sysctl` in
 * confile.c. What it then prints is what happens to be in the memory.
 */
export const setTwice: Test = refused(
  (_value, { overrides }, { version }) => overrides === true && is406(version),
  (_value, { name }) => ({
    kind: 'set-twice',
    message: phrase`${name} is set twice, which LXC 4.0.6 does not survive`,
    note: phrase`sets it again`,
    lxcMessage: 'Failed to receive the container state',
    at: 'key',
  }),
);

const is406 = (version: Version): boolean => atLeast(version, 4, 0, 6) && !atLeast(version, 4, 0, 7);
