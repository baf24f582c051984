import { type Line, lines } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';

/** A line of /etc/passwd. See passwd(5). */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
  readonly at: Line;
}

const passwd = '/etc/passwd';

/** The accounts that this machine keeps itself; a directory service may know more. */
export const accounts: Fact<'machine', readonly Account[]> = {
  of: 'machine',
  look: (host) => lines(passwd, host.read(passwd) ?? '').flatMap((at) => parseAccount(at) ?? []),
};

export function parseAccount(at: Line): Account | undefined {
  const [name, , uid, gid, , home, shell] = at.text.split(':');
  if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return undefined;
  return { name, uid: Number(uid), gid: Number(gid), home: home || '/', shell: shell || '/bin/sh', at };
}
