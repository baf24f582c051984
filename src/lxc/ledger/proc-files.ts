import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { isKind, isNoFile } from './machine.ts';
import { fine, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';
import { isNumber } from './values.ts';

/** What LXC writes to files of /proc/PID of the container's init. */
export const procFileKeys: Readonly<Record<string, Row>> = {
  'lxc.proc': row(
    refused(isNotWritable, (value, line) => ({
      kind: 'proc-file',
      message: phrase`/proc/PID/${fileOf(line)} cannot be written without root`,
      note: phrase`is set by the container's root, when the process is already one of the container`,
      lxcMessage: failure(value, line),
      rootMay: true,
      at: 'key',
    })),
    refused(
      (_value, line, { machine }) =>
        isPlain(fileOf(line)) &&
        // With hidepid= a user does not see the processes of others at all.
        isKind(machine.find('/proc/1'), 'directory') &&
        isNoFile(machine.find(`/proc/1/${fileOf(line)}`)),
      (value, line) => ({
        kind: 'no-proc-file',
        message: phrase`there is no file /proc/PID/${fileOf(line)}`,
        note: phrase`names a file that does not exist`,
        lxcMessage: `No such file or directory - ${failure(value, line)}`,
        at: 'key',
      }),
    ),
    refused(isNotTaken, (value, line) => ({
      kind: 'proc-value',
      message: phrase`the kernel refuses ${value} for /proc/PID/${fileOf(line)}`,
      note: phrase`is not a value that it takes`,
      lxcMessage: `Invalid argument - ${failure(value, line)}`,
    })),
    refused(isLowered, (value, line) => ({
      kind: 'oom-score',
      message: phrase`oom_score_adj cannot be ${value} without root, which alone may lower it`,
      note: phrase`is less than that of the session`,
      lxcMessage: `Permission denied - ${failure(value, line)}`,
      rootMay: true,
    })),
    fine((value, line) => fileOf(line) === 'timerslack_ns' && /^\d{1,9}$/.test(value)),
    fine((value, line) => fileOf(line) === 'setgroups' && value === 'allow'),
    fine((value, line) => fileOf(line) === 'oom_score_adj' && isNumber(value, 0, 1000)),
    fine((value, line) => fileOf(line) === 'clear_refs' && isNumber(value, 1, 3)),
    fine((value, line) => fileOf(line) === 'coredump_filter' && isNumber(value, 0, 2 ** 32 - 1)),
    // The kernel only forgets what it has counted.
    fine((value, line) => fileOf(line) === 'sched' && /^\d+$/.test(value)),
    fine((value, line) => fileOf(line) === 'oom_adj' && isNumber(value, 0, 15)),
    fine((value, line) => fileOf(line) === 'autogroup' && /^[01]$/.test(value)),
  ),
};

const fileOf = ({ name }: LineInForce): string => name.slice('lxc.proc.'.length);

const failure = (value: string, line: LineInForce): StartRefusal['lxcMessage'] =>
  `Failed to setup proc filesystem ${fileOf(line)} to ${value}`;

/** Seen since LXC 4.0.12, and not yet with 4.0.6: the container's root writes them, and the user owns them. */
const ownersAlone = new Set(
  'oom_score_adj oom_adj coredump_filter comm autogroup loginuid setgroups sched attr/current clear_refs uid_map gid_map projid_map timens_offsets'.split(
    ' ',
  ),
);

/** Files that not even the owner of the process writes (seen with LXC 4.0.6, 5.0.2 and 6.0.4, and a container of the user's own IDs). */
const ofMaps = new Set(['setgroups', 'timens_offsets', 'gid_map']);

function isNotWritable(_value: string, line: LineInForce, { version, machine }: Situation): boolean {
  const file = fileOf(line);
  if (nobodys.has(file)) return true;
  return machine.isRootUser() ? ofMaps.has(file) : ownersAlone.has(file) && atLeast(version, 4, 0, 12);
}

/** Files that no process can write for another one, or a second time (seen with LXC 4.0.6, too). */
const nobodys = new Set(['attr/current', 'comm', 'loginuid', 'uid_map']);

const isPlain = (file: string): boolean => /^\w+$/.test(file);

/** `clear_refs_write` in fs/proc/task_mmu.c of the kernel; `oom_adj_write` and `timens_offsets_write` in fs/proc/base.c. */
function isNotTaken(value: string, line: LineInForce): boolean {
  if (fileOf(line) === 'clear_refs') return !isNumber(value, 1, 5);
  if (fileOf(line) === 'oom_adj') return isNumber(value, 16, 2 ** 31 - 1);
  return fileOf(line) === 'timens_offsets' && !/^(monotonic|boottime|\d+)[ \t]/.test(value);
}

/** What a session without a negative one had never root lower it. */
function isLowered(value: string, line: LineInForce, { machine }: Situation): boolean {
  return fileOf(line) === 'oom_score_adj' && isNumber(value, -1000, -1) && machine.oomScore() >= 0;
}
