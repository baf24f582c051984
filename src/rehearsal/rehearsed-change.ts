import { ancestors } from '../facts/access/ancestors.ts';
import { applyEdits } from '../fix/apply-edits.ts';
import type { Change } from '../fix/plan.ts';
import { Outdated } from '../fix/refused.ts';
import { listedEntry } from '../fix/render/setfacl.ts';
import type { Identity, Stat } from '../host/host.ts';
import type { RunCommand, SetAcl, Trace } from '../model/action.ts';
import type { Alteration } from './altered.ts';

/** What a change of files asks of the machine that it is tried out on. */
export interface Ground {
  /** null: there is no such file. */
  text(path: string): string | null;
  /** Undefined also where it cannot be seen. */
  stat(path: string): Stat | undefined;
  isMissing(path: string): boolean;
  acl(path: string): Alteration['acl'];
  account(name: string): Identity;
}

export type FileChange = Exclude<Change, RunCommand> | Trace;

/** What a change of files makes of the machine, path by path. Throws `Outdated` where it was made for another one. */
export function alterationsBy(change: FileChange, on: Ground): (readonly [path: string, Alteration])[] {
  const { path } = change;
  switch (change.do) {
    case 'write':
      mustBe(path, on.text(path), change.before);
      return change.after === null
        ? [[path, { text: null }]]
        : written(path, change.after, change, on, change.mode);
    case 'edits':
      return written(path, applyEdits(on.text(path) ?? '', change.edits), change, on);
    case 'append':
      return written(path, `${on.text(path) ?? ''}${change.line}\n`, change, on);
    case 'setting':
      return [[path, { text: `${change.after}\n` }]];
    case 'mode':
      mustBe(path, on.stat(path)?.mode, change.before);
      return [[path, { stat: { ...statAt(path, on), mode: change.after } }]];
    case 'owner':
      return [[path, { stat: { ...statAt(path, on), ...change.after } }]];
    case 'acl':
      return [[path, permitted(change, statAt(path, on), on.acl(path))]];
  }
}

function mustBe<T>(path: string, now: T, then: T): void {
  if (now !== then) throw new Outdated(path);
}

function statAt(path: string, on: Ground): Stat {
  const stat = on.stat(path);
  if (stat === undefined) throw new Outdated(path);
  return stat;
}

/** A new file belongs to who makes it, as do the directories that are made for it. */
function written(
  path: string,
  text: string,
  { by }: { readonly by: string },
  on: Ground,
  mode = 0o644,
): (readonly [string, Alteration])[] {
  if (on.text(path) !== null) return [[path, { text }]];
  const { uid, gid } = on.account(by);
  const folders = missingAbove(path, on).map(
    (folder) => [folder, { stat: { kind: 'directory', uid, gid, mode: 0o755 } }] as const,
  );
  return [...folders, [path, { text, stat: { kind: 'file', uid, gid, mode } }]];
}

/** Below a directory that is missing there is none, whether or not a snapshot says so. */
function missingAbove(path: string, on: Ground): string[] {
  const folders = ancestors(path.slice(0, path.lastIndexOf('/')));
  const first = folders.findIndex((folder) => on.isMissing(folder));
  return first < 0 ? [] : folders.slice(first);
}

/** setfacl(1) widens the mask by the new entry unless it is told the mask; with a list, the group bits of the mode are the mask. */
function permitted(
  { entry, after, mask }: SetAcl,
  stat: Stat,
  acl: Alteration['acl'] = new Map(),
): Alteration {
  const widest = (stat.mode >> 3) | bitsOf(after ?? '');
  const group = mask === undefined ? widest : bitsOf(mask);
  return {
    acl: new Map([...acl, [listedEntry(entry), after]]),
    stat: { ...stat, mode: (stat.mode & ~0o070) | ((group & 7) << 3) },
  };
}

const bitsOf = (perms: string): number =>
  (perms.includes('r') ? 4 : 0) | (perms.includes('w') ? 2 : 0) | (perms.includes('x') ? 1 : 0);
