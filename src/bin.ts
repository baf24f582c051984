import { rules } from '../rules/index.ts';
import { main } from './cli/main.ts';
import { processIo, readFailure } from './cli/process-io.ts';
import { exit } from './run/exit-codes.ts';

let lost = false;

// Whoever read the output has seen enough: `lxc-lint | head` ends with the exit code that was due.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || lost) return;
  lost = true;
  processIo.err(`lxc-lint: standard output: ${readFailure(error)}: what was done is done, but not told\n`);
});

// What was found or done may have been bad, and then that is what counts; good it may not be called unheard.
process.on('exit', (code) => {
  if (lost && code === exit.clean) process.exitCode = exit.unknown;
});

main(process.argv.slice(2), rules, processIo).then(
  (code) => {
    process.exitCode = code;
  },
  // A bug: nothing is known, and nothing was found.
  (bug) => {
    console.error(bug);
    process.exitCode = exit.unknown;
  },
);
