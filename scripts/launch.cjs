#!/usr/bin/env node
// What `lxc-lint` starts. Where its compiled code lies beside the program, it hands that to V8: reading it is twice as
// fast as compiling.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 18 || (major === 18 && minor < 18)) {
  process.stderr.write(`lxc-lint: needs Node 18.18 or later, and this is ${process.versions.node}\n`);
  process.exit(2);
}
try {
  process.cwd();
} catch {
  // yargs asks for it where it is loaded, and Node throws.
  process.stderr.write('lxc-lint: the current directory does not exist any more: change to another one\n');
  process.exit(2);
}

const { closeSync, fstatSync, openSync, readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'main.cjs');
const program = read(filename);
// The build writes nothing but ASCII: that need not be decoded.
const text = program.bytes.toString('latin1');
const source = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
const script = new Script(source, { filename, cachedData: compiled() });
script.runInThisContext().call(exports, exports, require, module, filename, __dirname);

/** What stands in the cache, if it is for this program and this Node, and nobody else can have put it there. */
function compiled() {
  try {
    const { bytes, stat } = read(join(__dirname, 'main.cache'));
    const ours = key();
    const end = bytes.length - ours.length;
    const fits = bytes.toString('latin1', end) === ours;
    const isSafe = isOwnersAlone(stat) && isOwnersAlone(state(__dirname));
    return fits && isSafe ? bytes.subarray(0, end) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Stands at the end of the cache, so that one that was cut off has none. V8 holds the code to its own version and to the
 * length of the source alone (SerializedCodeData::SanityCheck in code-serializer.cc): with code that Node 20.20 made, Node
 * 20.19 crashes, and a program that was patched at equal length would not be what runs.
 */
function key() {
  const { version, versions, arch, execPath } = process;
  return [version, versions.v8, arch, ...identity(state(execPath)), ...identity(program.stat)].join(' ');
}

/**
 * The ctime cannot be set: it shows a change even where the mtime was set back.
 * @param {import('node:fs').BigIntStats} state
 */
function identity({ ino, size, mtimeNs, ctimeNs }) {
  return [ino, size, mtimeNs, ctimeNs];
}

/**
 * Whoever can write this can write the program itself.
 * @param {import('node:fs').BigIntStats} state
 */
function isOwnersAlone({ uid, mode }) {
  return uid === program.stat.uid && (mode & 0o022n) === 0n;
}

/**
 * In whole nanoseconds, which take Node 18 a fraction of the time that it needs to write a number with a point.
 * @param {string} path
 */
function state(path) {
  return statSync(path, { bigint: true });
}

/**
 * The state is that after reading: what changed meanwhile has no cache.
 * @param {string} path
 */
function read(path) {
  const file = openSync(path, 'r');
  const bytes = readFileSync(file);
  const stat = fstatSync(file, { bigint: true });
  closeSync(file);
  return { bytes, stat };
}

// For scripts/keep-compiled.cjs.
module.exports.script = script;
module.exports.key = key;
module.exports.state = state;
module.exports.isOwnersAlone = isOwnersAlone;
