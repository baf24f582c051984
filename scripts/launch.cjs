#!/usr/bin/env node
// What `lxc-lint` starts. It hands V8 the compiled code that the build left beside the program: reading it is twice as
// fast as compiling. V8 checks that it fits this very Node, and compiles as ever where it does not.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 18 || (major === 18 && minor < 18)) {
  process.stderr.write(`lxc-lint: needs Node 18.18 or later, and this is ${process.versions.node}\n`);
  process.exit(2);
}

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'main.cjs');
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
const script = new Script(source, { filename, cachedData: compiled() });
script.runInThisContext().call(exports, exports, require, module, filename, __dirname);

function compiled() {
  try {
    return readFileSync(join(__dirname, 'main.cache'));
  } catch {
    return undefined;
  }
}

// Only the build asks for it: after a whole lint, so that the functions that a lint needs are among what is kept.
module.exports.keep = () => script.createCachedData();
