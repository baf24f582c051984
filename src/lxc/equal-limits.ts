import { bytes1, bytes2 } from './ledger/cgroup-values.ts';
import { isNumber } from './ledger/values.ts';

/** A file of a cgroup, and what is written to it. */
export interface Limit {
  readonly file: string;
  readonly value: string;
}

/** What a config writes, by file. */
type Limits = ReadonlyMap<string, string>;

/** What sets the same limit in the other version; undefined where nothing does. */
type Conversion = (value: string, others: Limits) => readonly Limit[] | undefined;

const as =
  (file: string): Conversion =>
  (value) => [{ file, value }];

/** Where one version has a number for no limit, the other has a word. */
const with1 = (value: string): string => (value === 'max' ? '-1' : value);
const with2 = (value: string): string => (/^-\d+$/.test(value) ? 'max' : value);

/**
 * Only what means the same. memory.soft_limit_in_bytes is neither memory.low, which protects, nor memory.high, which throttles:
 * cgroup-v2.rst of the kernel, “Issues with v1 and Rationales for v2”.
 */
const ofVersion1: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['memory.limit_in_bytes', (value) => [{ file: 'memory.max', value: with2(value) }]],
  ['memory.memsw.limit_in_bytes', swapWithoutMemory],
  ['cpu.shares', (value) => weight('cpu.weight', value, [2, 2 ** 18], 100 / 1024, [1, 10_000])],
  ['cpu.cfs_quota_us', quotaAndPeriod],
  // Of no effect without a quota, and part of what becomes of that.
  ['cpu.cfs_period_us', () => []],
  ['cpuset.cpus', as('cpuset.cpus')],
  ['cpuset.mems', as('cpuset.mems')],
  ['pids.max', as('pids.max')],
]);

const ofVersion2: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['memory.max', (value) => [{ file: 'memory.limit_in_bytes', value: with1(value) }]],
  ['memory.swap.max', swapAndMemory],
  ['cpu.weight', (value) => weight('cpu.shares', value, [1, 10_000], 1024 / 100, [2, 2 ** 18])],
  ['cpu.max', quotaThenPeriod],
  ['cpuset.cpus', as('cpuset.cpus')],
  ['cpuset.mems', as('cpuset.mems')],
  ['pids.max', as('pids.max')],
]);

/** What sets this limit on the other version of cgroups. `others`: all that the config sets for this version. */
export const onOtherVersion = (
  version: 1 | 2,
  { file, value }: Limit,
  others: Limits,
): readonly Limit[] | undefined => (version === 1 ? ofVersion1 : ofVersion2).get(file)?.(value, others);

/** What comes nearest, where nothing means the same. */
export const nearestLimits: ReadonlyMap<string, readonly string[]> = new Map([
  ['memory.soft_limit_in_bytes', ['memory.low', 'memory.high']],
  ['memory.low', ['memory.soft_limit_in_bytes']],
  ['memory.high', ['memory.soft_limit_in_bytes']],
  ['blkio.weight', ['io.bfq.weight', 'io.weight']],
  ['blkio.bfq.weight', ['io.bfq.weight']],
  ['io.bfq.weight', ['blkio.bfq.weight']],
]);

/** What is taken up by the conversion of another file. */
export const takenUpBy = (file: string): string | undefined =>
  file === 'cpu.cfs_quota_us' ? 'cpu.cfs_period_us' : undefined;

/** Without the line it would be the same. */
export const limitsNothing = ({ value }: Limit): boolean => /^(max\b|-\d+$)/.test(value);

/** cgroup v1 limits memory with swap, cgroup v2 swap alone. */
function swapWithoutMemory(value: string, others: Limits): readonly Limit[] | undefined {
  const [both, memory] = [bytes1(value), memoryOf(others)];
  if (both === Number.POSITIVE_INFINITY) return [{ file: 'memory.swap.max', value: 'max' }];
  if (both === undefined || memory === undefined || both < memory) return undefined;
  return [{ file: 'memory.swap.max', value: `${both - memory}` }];
}

function swapAndMemory(value: string, others: Limits): readonly Limit[] | undefined {
  const [swap, memory] = [bytes2(value), memoryOf(others)];
  if (swap === Number.POSITIVE_INFINITY) return [{ file: 'memory.memsw.limit_in_bytes', value: '-1' }];
  if (swap === undefined || memory === undefined || memory === Number.POSITIVE_INFINITY) return undefined;
  return [{ file: 'memory.memsw.limit_in_bytes', value: `${swap + memory}` }];
}

/** In the words of either version: the lines of a config may have been converted one by one. */
const memoryOf = (others: Limits): number | undefined =>
  bytes1(with1(others.get('memory.limit_in_bytes') ?? others.get('memory.max') ?? '-1'));

type Range = readonly [least: number, most: number];

/** By the ratio of the defaults, as the kernel does (sched_weight_from_cgroup in kernel/sched/sched.h), and systemd. */
function weight(
  file: string,
  value: string,
  from: Range,
  ratio: number,
  [least, most]: Range,
): readonly Limit[] | undefined {
  if (!isNumber(value, ...from)) return undefined;
  return [{ file, value: `${Math.min(most, Math.max(least, Math.round(Number(value) * ratio)))}` }];
}

function quotaAndPeriod(value: string, others: Limits): readonly Limit[] {
  return [{ file: 'cpu.max', value: `${with2(value)} ${others.get('cpu.cfs_period_us') ?? 100_000}` }];
}

function quotaThenPeriod(value: string): readonly Limit[] {
  const [quota = '', period] = value.split(' ');
  return [
    ...(period === undefined ? [] : [{ file: 'cpu.cfs_period_us', value: period }]),
    { file: 'cpu.cfs_quota_us', value: with1(quota) },
  ];
}
