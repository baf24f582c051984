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
}

/** Undefined where it is unknown whether a container can start with this value. */
export type Judge = (write: CgroupWrite) => Answer | undefined;

/** Of other values it is unknown. */
export function nothingBut(...values: readonly string[]): Judge {
  return ({ value }) => (values.includes(value) ? 'taken' : undefined);
}

export const taken = (is: boolean): Answer => (is ? 'taken' : 'refused');

/** The kernel ends a container with less; between the two it depends on its init. */
const [tooLittle, plenty] = [2 ** 19, 2 ** 26];

/** Undefined bytes are no number. */
export function memory(bytes: number | undefined): Answer | undefined {
  return bytes !== undefined && bytes <= tooLittle ? 'refused' : memory2(bytes);
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
  return isNumber(value, 1000, 10 ** 9) && above('cpu.cfs_quota_us').every((each) => each === '-1')
    ? 'taken'
    : undefined;
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

/** `PID_MAX_LIMIT` of the kernel. A few are enough for LXC, but not for every init. */
export function processes({ value }: CgroupWrite): Answer | undefined {
  if (value !== 'max' && !isNumber(value, 0, 2 ** 22)) return 'refused';
  return value === 'max' || Number(value) >= 20 ? 'taken' : undefined;
}

/** Microseconds, and of how many. */
export function bandwidth(value: string): Answer {
  const [most = '', period = '100000', ...more] = value.split(' ');
  const isMost = most === 'max' || isNumber(most, 1000, 10 ** 12);
  return taken(isMost && isNumber(period, 1000, 1_000_000) && more.length === 0);
}
