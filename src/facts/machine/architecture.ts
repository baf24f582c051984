import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Elf } from '../../host/program.ts';
import type { Fact } from '../../model/fact.ts';

/**
 * Whether this host runs programs of this architecture. Throws `Unseen` for those that some kernels run
 * beside their own: one that claims to run i386 programs (`CONFIG_IA32_EMULATION`) may refuse them all the
 * same (seen on Linux 6.18 in a virtual machine).
 */
export const runsHere: Fact<'machine', (elf: Elf) => boolean> = {
  subject: 'machine',
  gather: (host) => (elf) => {
    const own = host.program('/bin/sh');
    if (own?.kind !== 'elf') throw new Unseen(phrase`/bin/sh does not say the architecture of this host`);
    if (own.machine === elf.machine && own.bits === elf.bits && own.order === elf.order) return true;
    if (isRelated(own.machine, elf.machine))
      throw new Unseen(phrase`whether this host runs programs for ${architectureOf(elf)}`);
    const handler = handlers(host).find((each) => takes(each, elf));
    // With F the kernel holds the interpreter open; without, the container must have it.
    if (handler !== undefined && !/^flags: .*F/m.test(handler))
      throw new Unseen(phrase`whether the container has what binfmt_misc runs for ${architectureOf(elf)}`);
    return handler !== undefined;
  },
};

/** The name that it is commonly known by. */
export const architectureOf = ({ machine }: Elf): string => names[machine] ?? `ELF machine ${machine}`;

/** `EM_*` of <elf.h>. */
const names: Readonly<Record<number, string>> = {
  3: 'i386',
  8: 'mips',
  20: 'ppc',
  21: 'ppc64',
  22: 's390',
  40: 'arm',
  62: 'x86_64',
  183: 'aarch64',
  243: 'riscv',
  258: 'loongarch',
};

/** Machines whose kernels may run the programs of one another. */
const families = [
  [3, 62],
  [40, 183],
  [20, 21],
  [2, 18, 43],
];

const isRelated = (one: number, other: number): boolean =>
  one === other || families.some((family) => family.includes(one) && family.includes(other));

const folder = '/proc/sys/fs/binfmt_misc';

/** What binfmt_misc says of each of its handlers. */
function handlers(host: Host): string[] {
  const names = host.list(folder) ?? [];
  if (!names.includes('status') || host.read(`${folder}/status`)?.trim() !== 'enabled') return [];
  return names
    .filter((name) => name !== 'status' && name !== 'register')
    .flatMap((name) => host.read(`${folder}/${name}`) ?? []);
}

/** Whether an enabled handler takes this kind of ELF, as far as its header says what it is for. */
function takes(handler: string, { bits, order, machine }: Elf): boolean {
  if (!/^enabled$/m.test(handler) || !/^offset 0$/m.test(handler)) return false;
  const [magic, mask] = [bytesIn(handler, 'magic'), bytesIn(handler, 'mask')];
  const halves = [machine >> 8, machine & 0xff];
  const [first, second] = order === 'msb' ? halves : halves.reverse();
  const header = {
    0: 0x7f,
    1: 0x45,
    2: 0x4c,
    3: 0x46,
    4: bits / 32,
    5: order === 'lsb' ? 1 : 2,
    18: first,
    19: second,
  };
  return (
    magic.length > 0 &&
    Object.entries(header).every(([at, byte = 0]) => {
      const wanted = magic[Number(at)] ?? byte;
      return ((wanted ^ byte) & (mask[Number(at)] ?? 0xff)) === 0;
    })
  );
}

const bytesIn = (handler: string, name: string): number[] =>
  (new RegExp(`^${name} ([0-9a-f]+)$`, 'm').exec(handler)?.[1]?.match(/../g) ?? []).map((byte) =>
    Number.parseInt(byte, 16),
  );
