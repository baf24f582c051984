import { attempt, Unseen } from '../../base/unseen.ts';
import { parseUnsigned } from '../../lxc/c-number.ts';
import type { IdRange } from '../../lxc/idrange.ts';
import type { Fact } from '../../model/fact.ts';
import { accounts } from './passwd.ts';

/** The bounds for new ranges of subordinate IDs. See login.defs(5). */
export interface LoginDefs {
  readonly u: { readonly min: number; readonly max: number };
  readonly g: { readonly min: number; readonly max: number };
  /** Accounts with lower UIDs are system accounts. */
  readonly firstUser: number;
  /** IDs of accounts and their groups: never granted to anybody. */
  readonly real: readonly IdRange[];
}

export const loginDefs: Fact<'machine', LoginDefs> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const part = attempt(() =>
      host.grep('/etc/login.defs', /^[ \t]*(?:SUB_[UG]ID_(?:MIN|MAX)|UID_MIN)[ \t]+\S+/),
    );
    const text = part instanceof Unseen ? '' : (part?.found ?? []).map((line) => line.text).join('\n');
    const value = (key: string, otherwise: number) =>
      parseUnsigned(new RegExp(`^[ \\t]*${key}[ \\t]+(\\S+)`, 'm').exec(text)?.[1] ?? '') ?? otherwise;
    // The defaults of shadow 4.13 (lib/find_new_sub_uids.c), for what login.defs does not set.
    const bounds = (kind: 'UID' | 'GID') => ({
      min: value(`SUB_${kind}_MIN`, 100000),
      max: value(`SUB_${kind}_MAX`, 600100000),
    });
    return {
      u: bounds('UID'),
      g: bounds('GID'),
      firstUser: value('UID_MIN', 1000),
      real: know(accounts).flatMap(({ uid, gid }) => [
        { start: uid, count: 1 },
        { start: gid, count: 1 },
      ]),
    };
  },
};
