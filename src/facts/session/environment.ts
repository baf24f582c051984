import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';

/** What the shell of the user hands on to LXC; undefined where somebody else looks: a fresh login has it right. */
export interface Environment {
  /** LXC looks for containers there: another one than the account's is of use only where it can be looked into. */
  readonly home: { readonly value: string | undefined; readonly right: string; readonly usable: boolean };
  readonly runtime: {
    readonly value: string | undefined;
    readonly there: boolean;
    readonly usable: boolean;
  };
}

/** Whether LXC gets along with it: one that is not set is no harm. */
export const isUsable = ({ home, runtime }: Environment): boolean =>
  home.usable && (runtime.value === undefined || runtime.usable);

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
        there: stat !== undefined,
        usable: !(stat instanceof Unseen) && stat?.uid === uid,
      },
    };
  },
};

function holdsContainers(host: Host, home: string): boolean {
  const names = attempt(() => host.list(`${home}/.local/share/lxc`));
  return names !== undefined && !(names instanceof Unseen);
}
