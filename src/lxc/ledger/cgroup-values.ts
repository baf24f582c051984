import { isKernelAtLeast } from './kernel.ts';
import type { Machine } from './machine.ts';
import { isNumber } from './values.ts';

/** What the kernel makes of a value that LXC writes to a file of a cgroup. */
export type Answer = 'taken' | 'refused';

/** What a value may depend on. */
interface CgroupWrite {
  readonly value: string;
  /** The other values that the config writes, by file. */
  readonly others: ReadonlyMap<string, string>;
  /** What a file says in the cgroup of the shell and in those above it, the nearest first. */
  readonly above: (file: string) => readonly string[];
  readonly machine: Machine;
  /** How many processes are enough for a start. */
  readonly enoughProcesses: () => number;
}

/** Undefined where it is unknown whether a container can start with this value. */
export type Judge = (write: CgroupWrite) => Answer | undefined;

/** Of other values it is unknown. */
export function nothingBut(...values: readonly string[]): Judge {
  return ({ value }) => (values.includes(value) ? 'taken' : undefined);
}

/** The kernel asks whether anything is written, and not what. */
export const anything: Judge = ({ value }) => (value === '' ? undefined : 'taken');

export const taken = (is: boolean): Answer => (is ? 'taken' : 'refused');

/** The kernel ends a container with less; that much is enough for busybox, and for every init. */
const [tooLittle, little, plenty] = [2 ** 18, 2 ** 20, 2 ** 26];

/** Undefined bytes are no number. */
export function memory({ machine }: CgroupWrite, bytes: number | undefined): Answer | undefined {
  if (bytes !== undefined && bytes <= tooLittle) return 'refused';
  const isLittle = bytes !== undefined && little <= bytes && bytes < plenty;
  return isLittle && machine.init() === 'busybox' ? 'taken' : memory2(bytes);
}

/** Of cgroup v2 no lab has seen how little is too little. */
export function memory2(bytes: number | undefined): Answer | undefined {
  if (bytes === undefined) return 'refused';
  return bytes >= plenty ? 'taken' : undefined;
}

/** `-1` stands for no limit: `page_counter_memparse`. */
export const bytes1 = (value: string): number | undefined =>
  value === '-1' ? Number.POSITIVE_INFINITY : size(value);
export const bytes2 = (value: string): number | undefined =>
  value === 'max' ? Number.POSITIVE_INFINITY : size(value);

function size(value: string): number | undefined {
  if (/^0x[\da-f]{1,12}$/i.test(value)) return Number(value);
  const [, number, unit = ''] = /^(\d{1,15})([kmgtpe]?)$/i.exec(value) ?? [];
  return number === undefined
    ? undefined
    : Number(number) * 1024 ** ' kmgtpe'.indexOf(unit.toLowerCase() || ' ');
}

/** Memory with swap has to be as much as memory alone, of which there is no end without a limit. */
export function swapAndMemory({ value, others }: CgroupWrite): Answer | undefined {
  const both = bytes1(value);
  if (both === undefined) return 'refused';
  const alone = bytes1(others.get('memory.limit_in_bytes') ?? '-1');
  return alone === undefined ? undefined : taken(both >= alone);
}

/** At least a millisecond, and no larger a share than a cgroup above has. */
export function quota({ value, above }: CgroupWrite): Answer | undefined {
  if (/^-\d+$/.test(value)) return 'taken';
  if (!isNumber(value, 1000, 10 ** 14)) return 'refused';
  return isNumber(value, 1000, 2 ** 44 - 1) && above('cpu.cfs_quota_us').every((each) => each === '-1')
    ? 'taken'
    : undefined;
}

/** On top of the quota, of which there is no end without one: `tg_set_cfs_bandwidth` in the kernel's core.c. */
export function burst({ value, others }: CgroupWrite): Answer | undefined {
  return isNumber(value, 0, 2 ** 44 - 1) && !others.has('cpu.cfs_quota_us') ? 'taken' : undefined;
}

/** Linux 6.13 no longer moves charges: `mem_cgroup_move_charge_write`. */
export function movedCharges({ value, machine }: CgroupWrite): Answer | undefined {
  if (value === '0') return 'taken';
  return isKernelAtLeast(machine, 6, 13) ? 'refused' : undefined;
}

/** Since Linux 5.11 there is nothing but a hierarchy: `mem_cgroup_hierarchy_write`. */
export function hierarchy({ value, machine }: CgroupWrite): Answer | undefined {
  if (value === '1') return 'taken';
  return isKernelAtLeast(machine, 5, 11) ? 'refused' : undefined;
}

/** `8:0 1048576`: so many bytes or operations a second of a whole disk. */
export function throttled({ value, machine }: CgroupWrite): Answer | undefined {
  const [, device, amount] = /^(\d{1,4}:\d{1,7})[ \t]+(\d{1,15})$/.exec(value) ?? [];
  if (device === undefined) return undefined;
  if (machine.find(`/sys/dev/block/${device}`) === undefined) return 'refused';
  const isWhole = machine.find(`/sys/dev/block/${device}/partition`) === undefined;
  return isWhole && amount !== '0' ? 'taken' : undefined;
}

/** A share of what the cgroup above has: usually nothing. */
export function realtime({ value, above }: CgroupWrite): Answer | undefined {
  if (value === '0') return 'taken';
  return above('cpu.rt_runtime_us')[0] === '0' ? 'refused' : undefined;
}

/** Of what the cgroup above has. The list is never written out: a stranger may have named each processor thousands of times. */
export function within({ value, above }: CgroupWrite, file: string): Answer | undefined {
  const [wanted, available] = [rangesOf(value), rangesOf(above(file)[0] ?? '')];
  if (wanted === undefined) return 'refused';
  return available && taken(wanted.every((range) => available.some((other) => contains(other, range))));
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** The kernel joins what it shows: a range that is available is within one of them. */
const contains = (outer: Range, inner: Range): boolean =>
  outer.first <= inner.first && inner.last <= outer.last;

/** `0-3,7`: see cpuset(7). Undefined where it is none of that form. */
function rangesOf(list: string): Range[] | undefined {
  const ranges = list.split(',').map((range): Range | undefined => {
    const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(range) ?? [];
    return first === undefined ? undefined : { first: Number(first), last: Number(last) };
  });
  const known = ranges.filter((range) => range !== undefined && range.first <= range.last) as Range[];
  return known.length === ranges.length ? known : undefined;
}

/** `PID_MAX_LIMIT` of the kernel. */
export function processes({ value, enoughProcesses }: CgroupWrite): Answer | undefined {
  if (value !== 'max' && !isNumber(value, 0, 2 ** 22)) return 'refused';
  return value === 'max' || Number(value) >= enoughProcesses() ? 'taken' : undefined;
}

/** Microseconds, and of how many. */
export function bandwidth(value: string): Answer {
  const [most = '', period = '100000', ...more] = value.split(' ');
  const isMost = most === 'max' || isNumber(most, 1000, 10 ** 12);
  return taken(isMost && isNumber(period, 1000, 1_000_000) && more.length === 0);
}
