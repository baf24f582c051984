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
type Judge = (write: CgroupWrite) => Answer | undefined;

/** A map, as a file may be called `__proto__`. */
type Judges = ReadonlyMap<string, Judge>;

/** Seen with Linux 6 for each value at the edge; `memory.c`, `cpuset.c`, `pids.c` and `core.c` of the kernel say why. */
export const files1: Judges = new Map<string, Judge>([
  ['memory.limit_in_bytes', ({ value }) => memory(bytes1(value))],
  ['memory.soft_limit_in_bytes', ({ value }) => taken(bytes1(value) !== undefined)],
  ['memory.memsw.limit_in_bytes', swapAndMemory],
  ['memory.oom_control', ({ value }) => (/^[01]$/.test(value) ? 'taken' : undefined)],
  ['memory.swappiness', ({ value }) => (isNumber(value, 0, 100) ? 'taken' : notANumber(value))],
  ['cpu.shares', ({ value }) => taken(isNumber(value, 0, 2 ** 50))],
  ['cpu.cfs_quota_us', quota],
  ['cpu.cfs_period_us', ({ value }) => taken(isNumber(value, 1000, 1_000_000))],
  ['cpu.rt_runtime_us', realtime],
  ['cpuset.cpus', (write) => within(write, 'cpuset.cpus')],
  ['cpuset.mems', (write) => within(write, 'cpuset.mems')],
  ['pids.max', processes],
  ['freezer.state', ({ value }) => taken(value === 'THAWED')],
]);

export const files2: Judges = new Map<string, Judge>([
  ['memory.max', ({ value }) => memory(bytes2(value))],
  ['memory.high', ({ value }) => memory(bytes2(value))],
  ['memory.low', ({ value }) => taken(bytes2(value) !== undefined)],
  ['memory.min', ({ value }) => taken(bytes2(value) !== undefined)],
  ['memory.swap.max', ({ value }) => taken(bytes2(value) !== undefined)],
  ['cpu.max', ({ value }) => bandwidth(value)],
  ['cpu.weight', ({ value }) => taken(isNumber(value, 1, 10_000))],
  ['pids.max', processes],
  ['cgroup.freeze', ({ value }) => taken(value === '0')],
  ['cgroup.max.descendants', ({ value }) => taken(value === 'max' || isNumber(value, 0, 2 ** 31 - 1))],
  ['cgroup.max.depth', ({ value }) => taken(value === 'max' || isNumber(value, 0, 2 ** 31 - 1))],
]);

const taken = (is: boolean): Answer => (is ? 'taken' : 'refused');

const notANumber = (value: string): Answer | undefined => (/^-?\d+$/.test(value) ? undefined : 'refused');

/** The kernel ends a container with less; between the two it depends on its init. */
const [tooLittle, plenty] = [2 ** 19, 2 ** 26];

/** Undefined bytes are no number. */
function memory(bytes: number | undefined): Answer | undefined {
  if (bytes === undefined || bytes <= tooLittle) return 'refused';
  return bytes >= plenty ? 'taken' : undefined;
}

/** `-1` stands for no limit: `page_counter_memparse`. */
const bytes1 = (value: string): number | undefined =>
  value === '-1' ? Number.POSITIVE_INFINITY : size(value);
const bytes2 = (value: string): number | undefined =>
  value === 'max' ? Number.POSITIVE_INFINITY : size(value);

function size(value: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,15})([kmgtpe]?)$/i.exec(value) ?? [];
  return number === undefined
    ? undefined
    : Number(number) * 1024 ** ' kmgtpe'.indexOf(unit.toLowerCase() || ' ');
}

/** Memory with swap has to be as much as memory alone, of which there is no end without a limit. */
function swapAndMemory({ value, others }: CgroupWrite): Answer | undefined {
  const both = bytes1(value);
  if (both === undefined) return 'refused';
  const alone = bytes1(others.get('memory.limit_in_bytes') ?? '-1');
  return alone === undefined ? undefined : taken(both >= alone);
}

/** At least a millisecond, and no larger a share than a cgroup above has. */
function quota({ value, above }: CgroupWrite): Answer | undefined {
  if (/^-\d+$/.test(value)) return 'taken';
  if (!isNumber(value, 1000, 10 ** 14)) return 'refused';
  return isNumber(value, 1000, 10 ** 9) && above('cpu.cfs_quota_us').every((each) => each === '-1')
    ? 'taken'
    : undefined;
}

/** A share of what the cgroup above has: usually nothing. */
function realtime({ value, above }: CgroupWrite): Answer | undefined {
  if (value === '0') return 'taken';
  return above('cpu.rt_runtime_us')[0] === '0' ? 'refused' : undefined;
}

function within({ value, above }: CgroupWrite, file: string): Answer | undefined {
  const [wanted, available] = [numbersOf(value), numbersOf(above(file)[0] ?? '')];
  if (wanted === undefined) return 'refused';
  return available && available.size > 0
    ? taken([...wanted].every((each) => available.has(each)))
    : undefined;
}

/** `0-3,7`: see cpuset(7). Undefined where it is none of that form. */
function numbersOf(list: string): ReadonlySet<number> | undefined {
  const ranges = list.split(',').map((range) => /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(range));
  if (ranges.some((range) => range === null || Number(range[2] ?? range[1]) < Number(range[1])))
    return undefined;
  return new Set(
    ranges.flatMap((range) => {
      const [first, last] = [Number(range?.[1]), Number(range?.[2] ?? range?.[1])];
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }),
  );
}

/** `PID_MAX_LIMIT` of the kernel. A few are enough for LXC, but not for every init. */
function processes({ value }: CgroupWrite): Answer | undefined {
  if (value !== 'max' && !isNumber(value, 0, 2 ** 22)) return 'refused';
  return value === 'max' || Number(value) >= 50 ? 'taken' : undefined;
}

/** Microseconds, and of how many. */
function bandwidth(value: string): Answer {
  const [most = '', period = '100000', ...more] = value.split(' ');
  const isMost = most === 'max' || isNumber(most, 1000, 10 ** 12);
  return taken(isMost && isNumber(period, 1000, 1_000_000) && more.length === 0);
}
