import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

// Runs before `npm start` and `npm test`, on plain Node and without any package: installs them where they are missing
// or older than the lockfile, and is quiet where there is nothing to do.

const age = (/** @type {string} */ path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (age('node_modules/.package-lock.json') < age('package-lock.json')) {
  process.stderr.write('Installing what lxc-lint is built with …\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
