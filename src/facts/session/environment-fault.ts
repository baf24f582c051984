import { type Place, variable } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { environment } from './environment.ts';

/** A variable of the shell that makes LXC fail. */
export type EnvironmentFault = { readonly at: Place } & (
  | { readonly kind: 'home-unset'; readonly home: string }
  | { readonly kind: 'home-of-another'; readonly value: string; readonly home: string }
  | { readonly kind: 'runtime-dir-missing' | 'runtime-dir-of-another'; readonly value: string }
);

/** The first one that LXC fails on. */
export const environmentFault: Fact<'user', EnvironmentFault | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(environment);
    if (!found) return undefined;
    const { home, runtime } = found;
    if (!home.usable) {
      const at = variable('HOME');
      return home.value === undefined
        ? { kind: 'home-unset', at, home: home.right }
        : { kind: 'home-of-another', at, value: home.value, home: home.right };
    }
    if (runtime.value === undefined || runtime.usable) return undefined;
    return {
      kind: runtime.exists ? 'runtime-dir-of-another' : 'runtime-dir-missing',
      at: variable('XDG_RUNTIME_DIR'),
      value: runtime.value,
    };
  },
};
