import { phrase } from '../../base/phrase.ts';
import { cgroupsFail, mountedByLxc, sharedCgroups } from './auto-mounts.ts';
import { offset } from './clocks.ts';
import { clonedByName } from './named-namespaces.ts';
import { linesOf, perConfig } from './per-config.ts';
import {
  fine,
  judgedBy,
  type Row,
  refused,
  row,
  type Situation,
  type StartRefusal,
  type Test,
} from './row.ts';
import { oneOf, words } from './values.ts';

/** Without these, a user has no permission for what LXC does next, in this order. */
const needed: readonly string[] = ['user', 'mnt', 'net', 'pid', 'uts'];

const uncloned = perConfig((situation) => needed.filter((name) => !clonedByName(situation).has(name)));

/** What is missing stops the start; without a network or processes of its own, as far as /sys and /proc are mounted. */
const lackOf = (missing: (value: string, situation: Situation) => readonly string[]): readonly Test[] =>
  needed.map((name) =>
    refused(
      (value, _line, situation) => missing(value, situation).includes(name) && needs(name, situation),
      (_value, _line, { settings }) =>
        kept(name, lxcMessages[name]?.replace('{}', settings.utsname?.value ?? '') ?? ''),
    ),
  );

function needs(name: string, situation: Situation): boolean {
  if (name === 'uts') return situation.settings.utsname !== undefined;
  if (name === 'net') return mountedByLxc(situation, 'sys') !== undefined;
  return name !== 'pid' || mountedByLxc(situation, 'proc') !== undefined;
}

const lxcMessages: Readonly<Record<string, string>> = {
  user: 'Failed to clone a new set of namespaces',
  mnt: 'Failed to create detached mount',
  net: 'Operation not permitted - Failed to mount "sysfs"',
  pid: 'Operation not permitted - Failed to mount "proc"',
  uts: 'Failed to set the hostname to "{}"',
};

const kept = (name: string, lxcMessage: string): StartRefusal => ({
  kind: `keeps-${name}`,
  message: phrase`the container has no ${name} namespace of its own, and a start without root needs one`,
  note: phrase`keeps the ${name} namespace of the host`,
  lxcMessage,
  rootMay: true,
});

export const namespaceKeys: Readonly<Record<string, Row>> = {
  'lxc.idmap': judgedBy(['idmap', 'idmap-cleared']),
  'lxc.namespace.clone': row(
    ...lackOf((_value, situation) => uncloned(situation)),
    fine(
      (_value, _line, situation) =>
        uncloned(situation).length === 0 &&
        (clonedByName(situation).has('cgroup') || sharedCgroups(situation) === 'works'),
    ),
    refused((_value, _line, situation) => uncloned(situation).length === 0, cgroupsFail),
  ),
  'lxc.namespace.keep': row(
    ...lackOf((value) => needed.filter((name) => words(value.toLowerCase()).includes(name))),
    fine(
      (value, _line, situation) =>
        words(value.toLowerCase()).every((name) => ['ipc', 'time', 'cgroup'].includes(name)) &&
        (!words(value.toLowerCase()).includes('cgroup') || sharedCgroups(situation) === 'works'),
    ),
    refused((value) => words(value.toLowerCase()).includes('cgroup'), cgroupsFail),
  ),
  'lxc.namespace.share': row(
    refused(
      (_value, { name }, situation) =>
        !name.endsWith('.user') && linesOf(situation, 'lxc.namespace.share.user').length === 0,
      (_value, { name }) => ({
        kind: 'shares-without-user',
        message: phrase`${name} needs root, unless lxc.namespace.share.user shares the user namespace of the same container`,
        note: phrase`shares a namespace, but not the user namespace that owns it`,
        lxcMessage: `Failed to inherit ${name.slice('lxc.namespace.share.'.length)} namespace`,
        rootMay: true,
        at: 'key',
      }),
    ),
    refused(
      (value, _line, { machine }) =>
        value === '1' || (/^[A-Za-z][\w-]*$/.test(value) && !machine.isRunning(value)),
      (value) => ({
        kind: 'shares-nothing',
        message: phrase`there is no running container ${value} of this user, with which a namespace could be shared`,
        note: phrase`names neither a running container nor a process of the user`,
        lxcMessage: `Container "${value}" is not running`,
      }),
    ),
  ),
  'lxc.sched.core': row(
    fine(oneOf('0')),
    refused(
      (_value, _line, { machine }) => !machine.hasCoreScheduling(),
      () => ({
        kind: 'core-scheduling',
        message: phrase`lxc.sched.core needs core scheduling, which this kernel does not have`,
        note: phrase`asks for a domain of its own`,
        lxcMessage: 'The kernel does not support core scheduling',
      }),
    ),
    // LXC goes on without it where each core has one thread (`core_scheduling` in start.c).
    fine((_value, _line, { machine }) => machine.read('/sys/devices/system/cpu/smt/active')?.trim() === '0'),
  ),
  'lxc.time.offset.boot': offset,
  'lxc.time.offset.monotonic': offset,
};
