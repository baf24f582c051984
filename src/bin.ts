import { rules } from '../rules/index.ts';
import { main } from './cli/main.ts';
import { terminal } from './cli/process-io.ts';
import { exit } from './run/exit-codes.ts';

// Whoever read the output has seen enough: `lxc-lint | head` ends with the exit code that was due.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2), rules, terminal).then(
  (code) => {
    process.exitCode = code;
  },
  // A bug: nothing is known, and nothing was found.
  (bug) => {
    console.error(bug);
    process.exitCode = exit.unknown;
  },
);
