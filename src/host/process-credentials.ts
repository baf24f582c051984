import * as fs from 'node:fs';
import type { Credentials } from '../base/access-check.ts';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import type { Identity } from './host.ts';

/**
 * The credentials of a process of this account, read once from the kernel: it has the groups that a login
 * gives, and its user can give it no others. See proc_pid_status(5). Throws `Unseen`.
 */
export function credentialsOf(
  { name, uid, gid }: Identity,
  pid: () => number | undefined,
): () => Credentials {
  let found: Credentials | undefined;
  return () => {
    found ??= { uid, gids: [gid, ...groupsOf(name, pid())] };
    return found;
  };
}

function groupsOf(name: string, pid: number | undefined): number[] {
  try {
    const [, groups = ''] = /^Groups:(.*)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return groups.split(/\s+/).filter(Boolean).map(Number);
  } catch {
    throw new Unseen(phrase`the process that reads with the permissions of ${name} has ended`);
  }
}
