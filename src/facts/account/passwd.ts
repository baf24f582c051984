import { groupBy } from '../../base/grouped.ts';
import type { Line } from '../../base/place.ts';
import { foundIn } from '../../host/excerpt.ts';
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

export const passwd = '/etc/passwd';

/** The accounts in the host's own file; a directory service may know more. */
export const accounts: Fact<'machine', readonly Account[]> = {
  subject: 'machine',
  alone: true,
  gather: (host) => foundIn(passwd, host.grep(passwd, parts)).flatMap((at) => parseAccount(at) ?? []),
};

/** Without the password field, which may be a hash, and without the name and address of a person. */
const parts = /^([^:]*:x?)[^:]*(:\d+:\d+:?)[^:]*(:.*)?/s;

/** By name; if a name has two lines, the first counts. */
export const accountsByName: Fact<'machine', ReadonlyMap<string, Account>> = {
  subject: 'machine',
  gather: (_host, _machine, know) =>
    new Map([...know(accounts)].reverse().map((account) => [account.name, account])),
};

/** By uid. */
export const accountsByUid: Fact<'machine', ReadonlyMap<number, readonly Account[]>> = {
  subject: 'machine',
  gather: (_host, _machine, know) => groupBy(know(accounts), ({ uid }) => uid),
};

export function parseAccount(at: Line): Account | undefined {
  const [name, , uid, gid, , home, shell] = at.text.split(':');
  if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return undefined;
  return { name, uid: Number(uid), gid: Number(gid), home: home || '/', shell: shell || '/bin/sh', at };
}
