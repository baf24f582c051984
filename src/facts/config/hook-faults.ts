import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { may, type Walker } from '../../lxc/access-check.ts';
import { type Hook, hookOf } from '../../lxc/hooks.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { blockedAbove } from '../access/blocked-directories.ts';
import { aclsOf, parent } from '../access/path-walk.ts';
import { account } from '../account/account.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';
import { linesInForce } from './lines-in-force.ts';

/** Why a shell cannot execute the program of a hook. */
export type HookFault = { readonly hook: Hook } & (
  | { readonly kind: 'missing' | 'not-a-file' }
  | { readonly kind: 'not-executable'; readonly stat: Stat }
  | { readonly kind: 'not-searchable'; readonly directory: string; readonly stat: Stat }
  | { readonly kind: 'no-interpreter'; readonly interpreter: string }
);

export interface Hooks {
  readonly faults: readonly HookFault[];
  /** Those that can be executed. Whether they succeed is unknown: they are never run here. */
  readonly executable: readonly Hook[];
}

export const hooks: Fact<'container', Hooks> = {
  subject: 'container',
  gather: (host, _container, know) => {
    const all = know(linesInForce).flatMap((line) => hookOf(line) ?? []);
    const looks = all.map((hook) => ({ hook, fault: faultOf(hook, host, know) }));
    return {
      faults: looks.flatMap(({ fault }) => fault ?? []),
      executable: looks.flatMap(({ hook, fault }) => (fault ? [] : [hook])),
    };
  },
};

function faultOf(hook: Hook, host: Host, know: Know<'container'>): HookFault | undefined {
  const user = know(asUser);
  const isRoot = hook.runner === 'container-root';
  if (isRoot) {
    const [shut] = know(blockedAbove)(parent(hook.path)).steps;
    if (shut) return { hook, kind: 'not-searchable', directory: shut.path, stat: shut.stat };
  }
  const stat = user.stat(hook.path);
  if (stat === undefined) return { hook, kind: 'missing' };
  if (stat.kind !== 'file') return { hook, kind: 'not-a-file' };
  if (!mayExecute(hook.path, stat, isRoot ? know(mappedRoot) : know(account), host))
    return { hook, kind: 'not-executable', stat };
  const interpreter = interpreterOf(hook.path, user);
  return interpreter === undefined || user.stat(interpreter) !== undefined
    ? undefined
    : { hook, kind: 'no-interpreter', interpreter };
}

/**
 * No capability executes what nobody may. Asks for the access control list only where it may count: Linux ignores it if the
 * group has no permission.
 */
function mayExecute(path: string, stat: Stat, who: Walker, host: Host): boolean {
  if ((stat.mode & 0o111) === 0) return false;
  if (may(1, stat, undefined, who) || (stat.mode & 0o070) === 0) return may(1, stat, undefined, who);
  const acls = aclsOf(host, [path]);
  if (acls instanceof Unseen) throw acls;
  return may(1, stat, acls.get(path), who);
}

/** What the first line of a script names. A program that is too large to be read is none. */
function interpreterOf(path: string, user: Host): string | undefined {
  const text = attempt(() => user.read(path));
  if (text instanceof Unseen || text === undefined) return undefined;
  return /^#![ \t]*(\/[^ \t\r\n]+)/.exec(text.slice(0, longestFirstLine))?.[1];
}

/** BINPRM_BUF_SIZE of the kernel. */
const longestFirstLine = 256;
