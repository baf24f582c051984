import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { files1, files2 } from './cgroup-files.ts';
import type { Answer } from './cgroup-values.ts';
import { enoughForAll, enoughProcesses } from './few-processes.ts';
import { containerHooks } from './hooks.ts';
import type { Machine } from './machine.ts';
import { perConfig } from './per-config.ts';
import { fine, judgedBy, type Row, refused, type Situation, type StartRefusal, type Test } from './row.ts';

/** Files that every cgroup with the controller has; others depend on the kernel. */
const everywhere = new Set(
  'memory.limit_in_bytes pids.max cpu.shares memory.max cpu.weight memory.high'.split(' '),
);

/** Tests that only an existing file of the cgroup passes, and the value that is written to it. */
const written: readonly Test[] = [
  fine((_value, line) => fileOf(line).startsWith('devices.')),
  fine((_value, line, situation) => everywhere.has(fileOf(line)) && answer(line, situation) === 'taken'),
  refused(isMissing, (_value, line) => ({
    kind: 'no-cgroup-file',
    message: phrase`cgroups have no file ${fileOf(line)}`,
    note: phrase`names a file of a cgroup that does not exist`,
    lxcMessage: `No such file or directory - Failed to set "${fileOf(line)}" to "${line.at.value}"`,
    at: 'key',
  })),
  refused(isReadOnly, (_value, line) => ({
    kind: 'read-only-cgroup-file',
    message: phrase`the file ${fileOf(line)} of a cgroup cannot be written`,
    note: phrase`names a file that can only be read`,
    lxcMessage: `Permission denied - Failed to set "${fileOf(line)}" to "${line.at.value}"`,
    at: 'key',
  })),
  refused(freezes, () => ({
    kind: 'frozen',
    message: phrase`the start never ends: the container is frozen before its init runs`,
    note: phrase`freezes the container`,
    lxcMessage: 'Failed to setup legacy cgroup limits',
  })),
  refused(isFewForHooks, (value) => ({
    kind: 'few-processes',
    message: phrase`a limit of ${value} processes leaves none for the hooks of the config`,
    note: phrase`is too low for a start with hooks`,
    lxcMessage: 'Resource temporarily unavailable - Failed to popen() exec',
  })),
  refused((_value, line, situation) => answer(line, situation) === 'refused', refusal),
  fine((_value, line, situation) => answer(line, situation) === 'taken'),
];

/** Limits for the other version of cgroups are ignored, and those that no cgroup can have are reported by these rules. */
const limits = (isForOther: (situation: Situation) => boolean): Row =>
  judgedBy(
    ['cgroup-limits', 'userns-include'],
    fine((_value, _line, situation) => isForOther(situation)),
    fine((_value, line, { machine }) => cgroupOf(line, machine) === undefined),
    ...written,
  );

export const cgroupKeys: Readonly<Record<string, Row>> = {
  'lxc.cgroup': limits(({ v2 }) => v2),
  'lxc.cgroup2': limits(({ v2 }) => !v2),
};

const fileOf = ({ name }: LineInForce): string => name.replace(/^lxc\.cgroup2?\./, '');

/** The files of the cgroup of the shell are those of the container's as well. */
const cgroupOf = (line: LineInForce, { cgroupOf }: Machine): string | undefined =>
  cgroupOf(fileOf(line).split('.')[0] ?? '');

const pathOf = (line: LineInForce, machine: Machine): string => `${cgroupOf(line, machine)}/${fileOf(line)}`;

/** A name with a slash leads elsewhere: nobody knows what is there in the cgroup of the container. */
function isMissing(_value: string, line: LineInForce, { machine }: Situation): boolean {
  return !fileOf(line).includes('/') && machine.find(pathOf(line, machine)) === undefined;
}

function isReadOnly(_value: string, line: LineInForce, { machine }: Situation): boolean {
  if (fileOf(line).includes('/')) return false;
  const found = machine.find(pathOf(line, machine));
  return typeof found === 'object' && found.kind === 'file' && (found.mode & 0o222) === 0;
}

function freezes(value: string, line: LineInForce): boolean {
  return (
    (fileOf(line) === 'freezer.state' && value === 'FROZEN') ||
    (fileOf(line) === 'cgroup.freeze' && value === '1')
  );
}

/** Seen with LXC 5.0.2. */
function isFewForHooks(value: string, line: LineInForce, situation: Situation): boolean {
  const isFew = fileOf(line) === 'pids.max' && /^[0-2]$/.test(value);
  return (
    isFew && !situation.v2 && atLeast(situation.version, 4, 0, 12) && containerHooks(situation).length > 0
  );
}

const valuesByFile = perConfig(
  ({ lines, v2 }) =>
    new Map(
      lines
        .filter(({ name }) => name.startsWith(v2 ? 'lxc.cgroup2.' : 'lxc.cgroup.'))
        .map((each) => [fileOf(each), each.at.value]),
    ),
);

function answer(line: LineInForce, situation: Situation): Answer | undefined {
  const { machine, v2 } = situation;
  return (v2 ? files2 : files1).get(fileOf(line))?.({
    value: line.at.value,
    others: valuesByFile(situation),
    above: (file) => textsAbove(`${cgroupOf(line, machine)}`, file, machine),
    machine,
    // Of cgroup v2 no lab has seen how few are too few.
    enoughProcesses: () => (v2 ? enoughForAll : enoughProcesses(situation)),
  });
}

/** As far up as a cgroup has the file: in the topmost most are missing. */
function textsAbove(cgroup: string, file: string, machine: Machine): string[] {
  const text = machine.read(`${cgroup}/${file}`);
  return text === undefined || text === 'closed'
    ? []
    : [text.trim(), ...textsAbove(cgroup.replace(/\/[^/]*$/, ''), file, machine)];
}

function refusal(value: string, line: LineInForce): StartRefusal {
  return {
    kind: 'cgroup-value',
    message: phrase`a cgroup of a container cannot have ${value} as its ${fileOf(line)}`,
    note: phrase`is not a value that this file takes, or too little for a start`,
    lxcMessage: `Failed to set "${fileOf(line)}" to "${value}"`,
  };
}
