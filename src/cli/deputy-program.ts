import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** It is in the directory of the program, which may have been called through a symbolic link; in a single file, in that. */
export const deputyProgram = (): string =>
  readFileSync(join(dirname(realpathSync(process.argv[1] ?? '')), 'deputy.cjs'), 'utf8');
