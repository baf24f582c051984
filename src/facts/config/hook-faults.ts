import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import type { Elf } from '../../host/program.ts';
import type { Walker } from '../../lxc/access-check.ts';
import { type Hook, hookOf } from '../../lxc/hooks.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { blockedAbove } from '../access/blocked-directories.ts';
import {
  type ExecFault,
  type ExecView,
  execFault,
  type FormatFault,
  isFormatFault,
} from '../access/exec-fault.ts';
import { mayWithAcl } from '../access/may-with-acl.ts';
import { parent } from '../access/path-walk.ts';
import { account } from '../account/account.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';
import { runsHere } from '../machine/architecture.ts';
import { settings } from './config.ts';
import { linesInForce } from './lines-in-force.ts';

/** Why a shell cannot execute the program of a hook. */
export type HookFault = { readonly hook: Hook } & (
  | { readonly kind: 'missing' | 'not-a-file' }
  | { readonly kind: 'not-executable'; readonly stat: Stat }
  | { readonly kind: 'not-searchable'; readonly directory: string; readonly stat: Stat }
  /** An interpreter or a loader. */
  | { readonly kind: 'no-interpreter'; readonly interpreter: string; readonly why: LackOf }
  | { readonly kind: 'foreign'; readonly elf: Elf }
);

type LackOf = Exclude<ExecFault, FormatFault>['kind'];

export interface Hooks {
  readonly faults: readonly HookFault[];
  /** Those that can be executed. Whether they succeed is unknown: they are never run here. */
  readonly executable: readonly Hook[];
}

export const hooks: Fact<'container', Hooks> = {
  subject: 'container',
  gather: (host, _container, know) => {
    const all = know(linesInForce).flatMap((line) => hookOf(line, know(settings)) ?? []);
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
  return programFault(hook, {
    find: (path) => ({ real: path, stat: user.stat(path) }),
    program: (path) => user.program(path),
    mayExecute: (path, found) => mayExecute(path, found, isRoot ? know(mappedRoot) : know(account), host),
    runsHere: know(runsHere),
  });
}

/** What Linux cannot execute the shell runs itself, unless it is a program. An empty file succeeds. */
function programFault(hook: Hook, view: ExecView): HookFault | undefined {
  const fault = execFault(hook.path, view);
  if (fault === undefined) return undefined;
  if (!isFormatFault(fault))
    return { hook, kind: 'no-interpreter', interpreter: fault.path, why: fault.kind };
  if (fault.path !== hook.path || fault.kind === 'data')
    throw new Unseen(phrase`what /bin/sh makes of ${hook.path}`);
  return fault.kind === 'foreign' ? { hook, kind: 'foreign', elf: fault.elf } : undefined;
}

/** No capability executes what nobody may. */
const mayExecute = (path: string, stat: Stat, who: Walker, host: Host): boolean =>
  (stat.mode & 0o111) !== 0 && mayWithAcl(1, path, stat, who, host);
