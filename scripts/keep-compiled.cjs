// Run by the build, and by npm where it installs, by plain Node: lints the host that comes with the program, and keeps
// what V8 compiled for it. Without install scripts there is no cache, and the program starts more slowly.
const { existsSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const dist = join(__dirname, '../dist');
// In a fresh clone, npm installs packages before anything is built.
if (existsSync(join(dist, 'main.cjs'))) keepCompiled();

function keepCompiled() {
  const launcher = join(dist, 'lxc-lint.cjs');
  process.argv = [process.execPath, launcher, '--snapshot', join(dist, 'host.txt')];
  process.stdout.write = () => true;
  /** @type {typeof import('./launch.cjs')} */
  const { script, key, state, isOwnersAlone } = require(launcher);
  // After a whole lint, so that the functions that a lint needs are among what is kept.
  process.on('exit', () => {
    // The host is broken: that it was found out is no failure.
    process.exitCode = process.exitCode === 1 ? 0 : process.exitCode;
    if (!isOwnersAlone(state(dist))) return;
    const cache = join(dist, 'main.cache');
    // Not over the old one, which somebody may be reading.
    rmSync(cache, { force: true });
    writeFileSync(cache, Buffer.concat([script.createCachedData(), Buffer.from(key())]), {
      flag: 'wx',
      mode: 0o644,
    });
  });
}
