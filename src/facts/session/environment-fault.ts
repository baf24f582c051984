import { phrase } from '../../base/phrase.ts';
import { type Place, variable } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { lxcConf } from '../install/lxc-conf.ts';
import { environment } from './environment.ts';

/** A variable of the shell that makes LXC fail. */
export type EnvironmentFault = { readonly at: Place } & (
  | { readonly kind: 'home-unset'; readonly home: string }
  | { readonly kind: 'home-of-another' | 'home-relative'; readonly value: string; readonly home: string }
  | {
      readonly kind: 'runtime-dir-missing' | 'runtime-dir-of-another' | 'runtime-dir-relative';
      readonly value: string;
    }
);

/** The first one that LXC fails on. */
export const environmentFault: Fact<'user', EnvironmentFault | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(environment);
    if (!found) return undefined;
    const { home, runtime } = found;
    const ofHome = { at: variable('HOME'), home: home.right };
    if (home.value === undefined && !home.usable) return { kind: 'home-unset', ...ofHome };
    if (home.value !== undefined && !home.usable)
      return { kind: 'home-of-another', value: home.value, ...ofHome };
    if (runtime.value === undefined) {
      const value = home.value ?? '/';
      return know(failsAsRelative)(value, `${value}/.cache/lxc/run`)
        ? { kind: 'home-relative', value, ...ofHome }
        : undefined;
    }
    const { value } = runtime;
    const ofRuntime = { at: variable('XDG_RUNTIME_DIR'), value };
    if (runtime.usable)
      return know(failsAsRelative)(value, value) ? { kind: 'runtime-dir-relative', ...ofRuntime } : undefined;
    return { kind: runtime.exists ? 'runtime-dir-of-another' : 'runtime-dir-missing', ...ofRuntime };
  },
};

/**
 * Whether LXC creates its locks below a relative path: it cannot, as its `mkdir_p` begins with a directory of no name (utils.c of
 * lxc). Only where all of it exists, some LXC does not try: seen with 5.0.2, and not with 4.0.6.
 */
const failsAsRelative: Fact<'user', (value: string, run: string) => boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => (value, run) => {
    if (value.startsWith('/')) return false;
    if (know(asUser).stat(`${run}/lxc/lock/${know(lxcConf).lxcpath}`) === undefined) return true;
    throw new Unseen(phrase`${value} is relative: not every LXC finds its locks there`);
  },
};
