import { main } from './cli/main.ts';
import { processIo } from './cli/process-io.ts';
import { readFailure } from './cli/read-failure.ts';
import { lore } from './lore.ts';
import { exit } from './run/exit-codes.ts';

let lost = false;

// A reader that stops early is no error: `lxc-lint | head` ends with the exit code that was due.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || lost) return;
  lost = true;
  processIo.err(
    `lxc-lint: standard output: ${readFailure(error)}: any fixes were made, but could not be reported\n`,
  );
});

// A bad result keeps its exit code; a clean one must not be claimed where the output was lost.
process.on('exit', (code) => {
  if (lost && code === exit.clean) process.exitCode = exit.unknown;
});

main(process.argv.slice(2), lore, processIo).then(
  (code) => {
    process.exitCode = code;
  },
  // A bug: the result is unknown.
  (bug) => {
    console.error(bug);
    process.exitCode = exit.unknown;
  },
);
