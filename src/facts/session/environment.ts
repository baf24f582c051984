import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';

/** The variables that LXC gets from the shell of the user. */
export interface Environment {
  /** LXC looks for containers below it. One other than the account's is usable only if containers can be listed there. */
  readonly home: { readonly value: string | undefined; readonly right: string; readonly usable: boolean };
  readonly runtime: {
    readonly value: string | undefined;
    readonly exists: boolean;
    readonly usable: boolean;
  };
}

/** Whether LXC works with them. XDG_RUNTIME_DIR may be unset. */
export const isUsable = ({ home, runtime }: Environment): boolean =>
  home.usable && (runtime.value === undefined || runtime.usable);

/** Undefined when another user runs lxc-lint: a new login sets both variables correctly. */
export const environment: Fact<'user', Environment | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid, home } = know(account);
    if (uid === 0 || host.caller.uid !== uid) return undefined;
    const { HOME, XDG_RUNTIME_DIR: runtime } = host.caller.env;
    const stat = runtime === undefined ? undefined : attempt(() => know(asUser).stat(runtime));
    return {
      home: { value: HOME, right: home, usable: HOME === home || holdsContainers(know(asUser), HOME ?? '') },
      runtime: {
        value: runtime,
        exists: stat !== undefined,
        usable: !(stat instanceof Unseen) && stat?.uid === uid,
      },
    };
  },
};

function holdsContainers(host: Host, home: string): boolean {
  const names = attempt(() => host.list(`${home}/.local/share/lxc`));
  return names !== undefined && !(names instanceof Unseen);
}
