import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { mayWriteTo } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { session } from '../session/session.ts';
import { delegation } from '../session/start-command.ts';
import { ownCgroups } from './own-cgroups.ts';

/** Why LXC fails in a cgroup of version 2 that it takes for one that is delegated to the user. */
export type DelegationGap = { readonly path: string } & (
  | { readonly kind: 'directory' | 'procs'; readonly stat: Stat }
  | { readonly kind: 'threaded'; readonly type: string }
  | { readonly kind: 'exhausted'; readonly name: string; readonly limit: string }
);

/** Undefined where the user manager makes a cgroup for the start. */
export const delegationGap: Fact<'user', DelegationGap | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const who = know(account);
    const here = attempt(() => know(session));
    if (here instanceof Unseen) throw new Unseen(here.reason, 'not-applicable');
    if (who.uid === 0 || know(delegation) !== undefined) return undefined;
    const [own] = know(ownCgroups);
    if (!own?.writable) return undefined;
    for (const [kind, path] of [
      ['directory', own.path],
      ['procs', `${own.path}/cgroup.procs`],
    ] as const) {
      const stat = host.stat(path);
      if (stat && !mayWriteTo(path, stat, who)) return { kind, path, stat };
    }
    return ofKernel(own.path, host);
  },
};

/** Below a threaded cgroup no other takes processes; the limits count what is below, of which LXC creates two, side by side. */
function ofKernel(cgroup: string, host: Host): DelegationGap | undefined {
  const says = (name: string) => host.read(`${cgroup}/${name}`)?.trim() ?? '';
  const type = says('cgroup.type');
  if (/threaded|invalid/.test(type)) return { kind: 'threaded', path: `${cgroup}/cgroup.type`, type };
  for (const [name, tooFew] of limits) {
    const limit = says(name);
    if (tooFew.includes(limit)) return { kind: 'exhausted', path: `${cgroup}/${name}`, name, limit };
  }
  return undefined;
}

const limits: readonly (readonly [name: string, tooFew: readonly string[]])[] = [
  ['cgroup.max.depth', ['0']],
  ['cgroup.max.descendants', ['0', '1']],
];
