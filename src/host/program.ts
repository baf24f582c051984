import { decode } from '../base/bytes.ts';

/**
 * What Linux takes a file for when it is executed, whatever its mode. `text` and `data` are neither ELF nor
 * a script with `#!`: the kernel refuses them, and execvp(3) gives them to /bin/sh. `data` has a NUL in its
 * first bytes, or is an ELF file that cannot be loaded.
 */
export type Program = Elf | Script | { readonly kind: 'empty' | 'text' | 'data' };

export interface Elf {
  readonly kind: 'elf';
  readonly bits: 32 | 64;
  /** The least or the most significant byte is first. */
  readonly order: 'lsb' | 'msb';
  /** `EM_*` of <elf.h>. */
  readonly machine: number;
  /** The program that loads it, with its libraries (`PT_INTERP`). A static program has none. */
  readonly loader?: string;
}

interface Script {
  readonly kind: 'script';
  /** As its first line names it, without the argument. */
  readonly interpreter: string;
}

/** At most `length` bytes from `position` on: less where the file ends. */
type ReadAt = (position: number, length: number) => Buffer;

/** All that the kernel looks at to find out what it is (`BINPRM_BUF_SIZE`). */
const headSize = 256;

/** Of the bytes of a file. Asks for some hundred of them, and never for more than 70,000. */
export function programOf(read: ReadAt): Program {
  const head = read(0, headSize);
  if (head.length === 0) return { kind: 'empty' };
  const unknown = { kind: head.includes(0) ? 'data' : 'text' } as const;
  return (head.toString('latin1', 0, 4) === '\x7fELF' ? elf(head, read) : script(head)) ?? unknown;
}

/** `load_script` of the kernel. The name must end within the head. */
function script(head: Buffer): Script | undefined {
  const start = `${head.toString('latin1')}${head.length < headSize ? '\0' : ''}`;
  const [, name] = /^#![ \t]*([^ \t\n\0]+)[ \t\n\0]/.exec(start) ?? [];
  return name === undefined
    ? undefined
    : { kind: 'script', interpreter: decode(Buffer.from(name, 'latin1')) };
}

/** Where an ELF header has what counts, and how long a program header is: 32 and 64 bits. */
const layouts = {
  1: { bits: 32, size: 52, table: 28, counts: 42, entry: 32, offset: 4, length: 16 },
  2: { bits: 64, size: 64, table: 32, counts: 54, entry: 56, offset: 8, length: 32 },
} as const;

type Layout = (typeof layouts)[1 | 2];

/** Undefined where the kernel would not load it (`load_elf_binary`). */
function elf(head: Buffer, read: ReadAt): Elf | undefined {
  const layout = { 1: layouts[1], 2: layouts[2] }[head[4] ?? 0];
  const order = { 1: 'lsb', 2: 'msb' }[head[5] ?? 0] as Elf['order'] | undefined;
  if (layout === undefined || order === undefined || head.length < layout.size) return undefined;
  const number = numbersIn(order === 'lsb', layout);
  const [type, machine] = [number.short(head, 16), number.short(head, 18)];
  const [entry, count] = [number.short(head, layout.counts), number.short(head, layout.counts + 2)];
  const isProgram = (type === executable || type === shared) && entry === layout.entry && count > 0;
  const table = isProgram
    ? part(read, number.address(head, layout.table), count * entry, tableLimit)
    : undefined;
  if (table === undefined) return undefined;
  const found: Elf = { kind: 'elf', bits: layout.bits, order, machine };
  const at = Array.from({ length: count }, (_, index) => index * entry).find(
    (each) => number.word(table, each) === interpreterSegment,
  );
  if (at === undefined) return found;
  const [from, length] = [
    number.address(table, at + layout.offset),
    number.address(table, at + layout.length),
  ];
  const name = length < 2 ? undefined : part(read, from, length, pathLimit);
  return name?.at(-1) === 0 ? { ...found, loader: decode(name.subarray(0, name.indexOf(0))) } : undefined;
}

const [executable, shared, interpreterSegment] = [2, 3, 3];

/** Bytes: the kernel loads no larger table, and no longer name (`PATH_MAX`). */
const [tableLimit, pathLimit] = [65536, 4096];

/** Undefined where it is longer than `limit`, or the file ends before it does. */
function part(read: ReadAt, position: number, length: number, limit: number): Buffer | undefined {
  if (length > limit || !Number.isSafeInteger(position)) return undefined;
  const bytes = read(position, length);
  return bytes.length === length ? bytes : undefined;
}

const numbersIn = (isLittle: boolean, { bits }: Layout) => ({
  short: (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
  word: (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
  address(bytes: Buffer, at: number): number {
    if (bits === 32) return this.word(bytes, at);
    return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  },
});
