import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Program, programOf } from '../../src/host/program.ts';
import { staticProgram } from '../support/temporary.ts';

// What the kernel makes of a file's first bytes, seen with execve(2), and no more of it than that.

const program = (bytes: Buffer): Program => {
  let read = 0;
  const found = programOf((position, length) => {
    read += length;
    return bytes.subarray(position, position + length);
  });
  assert.ok(read <= 70_000);
  return found;
};

/** The shortest program, and what is written over it. */
const elf = (change: (bytes: Buffer) => void = () => {}): Buffer => {
  const bytes = Buffer.concat([staticProgram, Buffer.from('/lib/ld.so\0')]);
  change(bytes);
  return bytes;
};

const withLoader = (offset: number, length: number) =>
  elf((bytes) => {
    bytes.writeUInt32LE(3, 64);
    bytes.writeBigUInt64LE(BigInt(offset), 72);
    bytes.writeBigUInt64LE(BigInt(length), 96);
  });

const x86 = { kind: 'elf', bits: 64, order: 'lsb', machine: 62 };
const data = { kind: 'data' };
const text = { kind: 'text' };
const script = (interpreter: string) => ({ kind: 'script', interpreter });

const rows: readonly [string, string | Buffer, object][] = [
  ['nothing', '', { kind: 'empty' }],
  ['text', 'exec sleep 1000\n', text],
  ['data', 'a\0b', data],
  ['a script', '#!/bin/sh\nexit 0\n', script('/bin/sh')],
  ['a script without a line end', '#!/bin/sh', script('/bin/sh')],
  ['blanks and an argument', '#! \t/bin/sh\t-e \n', script('/bin/sh')],
  ['an interpreter that is relative', '#!bin/sh\n', script('bin/sh')],
  ['a carriage return is part of the name', '#!/bin/sh\r\n', script('/bin/sh\r')],
  ['no interpreter', '#!\nexit 0\n', text],
  ['a blank before the line', ' #!/bin/sh\n', text],
  ['blanks without end', `#!/bin/sh${' '.repeat(400)}\n`, script('/bin/sh')],
  ['a name without end', `#!/bin/${'0'.repeat(300)}\n`, text],
  ['a static program', elf(), x86],
  ['a program with a loader', withLoader(120, 11), { ...x86, loader: '/lib/ld.so' }],
  ['a loader behind the end', withLoader(1e12, 11), data],
  ['a loader beyond all numbers', elf((b) => withLoader(0, 0).copy(b) && b.fill(0xff, 72, 80)), data],
  ['a loader of one byte', withLoader(130, 1), data],
  ['a loader that is too long', withLoader(0, 5000), data],
  ['a loader without its NUL', withLoader(120, 10), data],
  ['another machine', elf((b) => b.writeUInt16LE(183, 18)), { ...x86, machine: 183 }],
  ['a header that is cut off', elf().subarray(0, 40), data],
  ['a table that is cut off', elf().subarray(0, 100), data],
  ['no table', elf((b) => b.writeUInt16LE(0, 56)), data],
  ['a table that is too large', elf((b) => b.writeUInt16LE(0xffff, 56)), data],
  ['an object file', elf((b) => b.writeUInt16LE(1, 16)), data],
  ['a core', elf((b) => b.writeUInt16LE(4, 16)), data],
  ['an unknown class', elf((b) => b.writeUInt8(3, 4)), data],
  ['the magic alone', '\x7fELF', text],
];

for (const [name, content, expected] of rows)
  test(name, () => {
    assert.equal(program(typeof content === 'string' ? Buffer.from(content, 'latin1') : content), expected);
  });

test('32 bits, and the most significant byte first', () => {
  const bytes = Buffer.alloc(52 + 32 + 11);
  bytes.write('\x7fELF\x01\x02\x01', 'latin1');
  for (const [at, value] of [
    [16, 2],
    [18, 20],
    [42, 32],
    [44, 1],
  ] as const)
    bytes.writeUInt16BE(value, at);
  bytes.writeUInt32BE(52, 28);
  for (const [at, value] of [
    [52, 3],
    [56, 84],
    [68, 11],
  ] as const)
    bytes.writeUInt32BE(value, at);
  bytes.write('/lib/ld.so', 84);
  assert.equal(program(bytes), { kind: 'elf', bits: 32, order: 'msb', machine: 20, loader: '/lib/ld.so' });
});

test.run();
