import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { liveExecutor } from '../../src/executor/executor.ts';
import type { LocalAccount } from '../../src/executor/run-command.ts';
import { deputies as all } from '../../src/host/deputies.ts';
import { startDeputy } from '../../src/host/deputy.ts';

const { username: name, uid, gid, homedir: home } = userInfo();

/** Whoever runs the tests. */
export const me: LocalAccount = { name, uid, gid, home };

/** What a deputy runs, as it was built. */
export const program = (): string => readFileSync('dist/deputy.cjs', 'utf8');

/** Those who look and change for others, where root runs the tests. */
export const deputies = all((who) => startDeputy(who, program()));

/** His hands, after a look that saw this. */
export const executor = (seen: Readonly<Record<string, string>> = {}) =>
  liveExecutor({
    caller: me,
    account: () => me,
    seen: (path) => seen[path],
    startedAt: new Date(0),
    deputies,
  });
