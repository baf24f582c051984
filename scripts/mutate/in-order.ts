import { resolve } from 'node:path';
import { run } from 'uvu/run';

// Runs the test files that it is given, in their order: uvu itself takes them as the directories have them.

await run(process.argv.slice(2).map((name) => ({ name, file: resolve(name) })));
