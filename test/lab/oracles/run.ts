import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { since } from '../telling.ts';

/** Asks the real programs, in a throwaway host, and comes back with the exit code. */
export function oracles(seed: number, count = '', only = ''): number {
  const begun = Date.now();
  const env = {
    ...process.env,
    ORACLE_SEED: `${seed}`,
    ORACLE_COUNT: count,
    ORACLE_ONLY: only,
    LAB_SHARE: fileURLToPath(new URL('../../..', import.meta.url)),
    LAB_WAIT: '900',
  };
  const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const { status } = spawnSync(path('../host'), [path('consult')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  console.log(since(begun));
  return status ?? 1;
}
