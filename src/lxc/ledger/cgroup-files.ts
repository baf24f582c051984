import {
  anything,
  bandwidth,
  burst,
  bytes1,
  bytes2,
  hierarchy,
  type Judge,
  memory,
  memory2,
  movedCharges,
  nothingBut,
  processes,
  quota,
  realtime,
  swapAndMemory,
  taken,
  throttled,
  within,
} from './cgroup-values.ts';
import { isNumber } from './values.ts';

/** A map, as a file may be called `__proto__`. */
type Judges = ReadonlyMap<string, Judge>;

/** Every number but 0 is a yes. */
const number: Judge = ({ value }) => (isNumber(value, 0, 2 ** 53) ? 'taken' : undefined);

/** Seen with Linux 6 for each value at the edge; `memory.c`, `cpuset.c`, `pids.c` and `core.c` of the kernel say why. */
export const files1: Judges = new Map<string, Judge>([
  ['memory.limit_in_bytes', (write) => memory(write, bytes1(write.value))],
  ['memory.soft_limit_in_bytes', ({ value }) => taken(bytes1(value) !== undefined)],
  ['memory.memsw.limit_in_bytes', swapAndMemory],
  ['memory.oom_control', nothingBut('0', '1')],
  ['memory.swappiness', ({ value }) => taken(isNumber(value, 0, 200))],
  ['memory.kmem.limit_in_bytes', ({ value }) => taken(bytes1(value) !== undefined)],
  ['memory.move_charge_at_immigrate', movedCharges],
  ['memory.use_hierarchy', hierarchy],
  ['memory.failcnt', anything],
  ['memory.max_usage_in_bytes', anything],
  ['memory.force_empty', anything],
  ['cpuacct.usage', ({ value }) => taken(value === '0')],
  ['cpu.idle', ({ value }) => taken(isNumber(value, 0, 1))],
  ['cpu.cfs_burst_us', burst],
  ['cpu.shares', ({ value }) => taken(isNumber(value, 0, 2 ** 50))],
  ['cpu.cfs_quota_us', quota],
  ['cpu.cfs_period_us', ({ value }) => taken(isNumber(value, 1000, 1_000_000))],
  ['cpu.rt_runtime_us', realtime],
  ['cpuset.cpus', (write) => within(write, 'cpuset.cpus')],
  ['cpuset.mems', (write) => within(write, 'cpuset.mems')],
  // The kernel makes the cgroup of a user no exclusive one, as the one above is none.
  ['cpuset.cpu_exclusive', ({ value }) => taken(value === '0')],
  ['cpuset.memory_migrate', number],
  ['cpuset.sched_load_balance', number],
  ['blkio.throttle.read_bps_device', throttled],
  ['blkio.throttle.write_bps_device', throttled],
  ['blkio.throttle.read_iops_device', throttled],
  ['blkio.throttle.write_iops_device', throttled],
  ['blkio.bfq.weight', ({ value }) => taken(isNumber(value, 1, 1000))],
  ['pids.max', processes],
  ['freezer.state', ({ value }) => taken(value === 'THAWED')],
]);

/** By the source of the kernel: the lab has cgroup v2 without controllers, and saw the last three alone. */
export const files2: Judges = new Map<string, Judge>([
  ['memory.max', ({ value }) => memory2(bytes2(value))],
  ['memory.high', ({ value }) => memory2(bytes2(value))],
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
