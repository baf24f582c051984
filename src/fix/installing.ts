import type { Install, Thing } from '../facts/install.ts';
import { type Fix, manual } from './action.ts';

/** Installs what is missing with the machine's own package manager. */
export function installing({ packages, action }: Install, thing: Thing): Fix {
  const title = `install the package ${packages[thing]}`;
  const run = action(thing);
  return run ? { safety: 'safe', title, actions: [run] } : manual(title);
}
