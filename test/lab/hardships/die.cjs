// Loaded into lxc-lint before it begins: kills it before call number $LAB_DIE_AT of those that change something, and in
// the middle of what it writes. Thus every state that a real SIGKILL could leave is left, and in order.
// @ts-nocheck: what stands in for a function of Node's takes whatever that one takes.
const fs = require('node:fs');
const child = require('node:child_process');

const last = Number(process.env.LAB_DIE_AT);
let calls = 0;
const changing = [
  'ftruncate',
  'fsync',
  'fchmod',
  'chmod',
  'fchown',
  'chown',
  'link',
  'unlink',
  'rename',
  'rm',
  'rmdir',
  'mkdir',
];

function step() {
  calls += 1;
  if (calls === last) process.kill(process.pid, 'SIGKILL');
}

function before(from, name, counts = () => true) {
  const original = from[name];
  from[name] = (...args) => {
    if (counts(...args)) step();
    return original(...args);
  };
}

for (const name of changing) before(fs, `${name}Sync`);
// A question to a deputy is written as well, and changes nothing.
before(fs, 'writeSync', (file) => fs.fstatSync(file).isFile());
before(fs, 'openSync', (_path, flags) => typeof flags === 'number' && (flags & fs.constants.O_CREAT) !== 0);
// What only asks a program gives it nothing to read.
before(child, 'spawnSync', (_program, _args, { stdio }) => stdio[0] === 'pipe');
const write = fs.writeFileSync;
fs.writeFileSync = (file, data, ...rest) => {
  step();
  if (calls + 1 === last) write(file, data.slice(0, data.length / 2), ...rest);
  step();
  return write(file, data, ...rest);
};
