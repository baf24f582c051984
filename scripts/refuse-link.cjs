// Run by npm before it installs. A global install of a clone is a link to it: root would run what the owner of the clone
// writes, and in one that was not built there is no command to be linked, which npm does not mind.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const holds = (/** @type {string} */ path) => existsSync(join(__dirname, '..', path));

if (process.env['npm_config_global'] === 'true' && (holds('src') || !holds('dist/lxc-lint.cjs'))) {
  console.error(
    'lxc-lint: a clone is not installed itself: npm run package, then npm install --global ./lxc-lint-*.tgz',
  );
  process.exitCode = 1;
}
