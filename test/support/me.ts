import { userInfo } from 'node:os';
import { live } from '../../src/executor/executor.ts';
import type { Account } from '../../src/executor/run-command.ts';

const { username: name, uid, gid, homedir: home } = userInfo();

/** Whoever runs the tests. */
export const me: Account = { name, uid, gid, home };

/** His hands, after a look that saw this. */
export const hands = (seen: Readonly<Record<string, string>> = {}) =>
  live({ caller: me, account: () => me, seen: (path) => seen[path], startedAt: new Date(0) });
