import { isBind, type MountEntry } from '../config/settings/mount-entry.ts';
import { keptByName } from './named-namespaces.ts';
import type { Situation } from './row.ts';
import { isNumber } from './values.ts';

/** A file system that a user namespace may mount, with options that the kernel takes. */
export function isUsualFileSystem({ type, options }: MountEntry, { machine, version }: Situation): boolean {
  if (!plain.has(type)) return false;
  return options.every(
    (option) =>
      flags.has(option) ||
      option.startsWith('create=') ||
      judgeData(type, option, machine) === true ||
      isDropped(option, version),
  );
}

/** LXC 5.0.2 and 6.0.4 do not give the kernel a word that is no flag; 4.0.6 and 7.0.0 do. */
const isDropped = (option: string, { major }: Situation['version']): boolean =>
  /^[\w.-]+$/.test(option) && (major === 5 || major === 6);

/** One that the kernel refuses, whatever the target. */
export function isDoomed(entry: MountEntry, situation: Situation): boolean {
  const { type, options } = entry;
  const { machine } = situation;
  if (isBind(entry)) return false;
  if (keptByName(situation).has(ownNamespace.get(type) ?? '')) return true;
  if (/^(none|bind|)$/.test(type)) return options.includes('remount');
  if (/^fuse(\.|$)/.test(type)) return !options.some((option) => option.startsWith('fd='));
  if (type === 'auto') return true;
  if (type === 'bpf') return options.every((option) => flags.has(option));
  if (type === 'cgroup') return options.every((option) => flags.has(option));
  if (type === 'overlay')
    return !options.some((option) => option.startsWith('lowerdir=')) || missesLayer(options, machine);
  return options.some((option) => judgeData(type, option, machine) === false);
}

/** What they show is that of a namespace, and only who owns it may mount them. */
const ownNamespace: ReadonlyMap<string, string> = new Map([
  ['mqueue', 'ipc'],
  ['sysfs', 'net'],
]);

/** Without data, each was mounted in a container by LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0. */
const plain = new Set(['proc', 'sysfs', 'tmpfs', 'ramfs', 'mqueue', 'devpts', 'cgroup2']);

const flags = new Set(
  'defaults rw ro nosuid suid nodev dev noexec exec sync async dirsync noatime atime nodiratime diratime relatime norelatime strictatime nostrictatime lazytime nolazytime mand nomand'.split(
    ' ',
  ),
);

/** Whether the file system takes what is no flag. Undefined where that depends on LXC, which keeps some of it for itself. */
function judgeData(type: string, option: string, machine: Situation['machine']): boolean | undefined {
  const [name = '', value] = option.split(/=(.*)/s);
  if (value === undefined) return type === 'devpts' && name === 'newinstance' ? true : undefined;
  if (name === 'uid' || name === 'gid')
    return isNumber(value, 0, 2 ** 32) && machine.isMapped(name === 'uid' ? 'u' : 'g', Number(value));
  return forms.get(`${type} ${name}`)?.test(value);
}

const forms: ReadonlyMap<string, RegExp> = new Map([
  ['tmpfs size', /^\d{1,15}[kKmMgG%]?$/],
  ['tmpfs mode', /^[0-7]{1,4}$/],
  ['tmpfs nr_inodes', /^\d{1,9}[kKmM]?$/],
  ['tmpfs nr_blocks', /^\d{1,9}[kKmM]?$/],
  ['tmpfs huge', /^(never|always|within_size|advise)$/],
  ['proc hidepid', /^([0124]|off|noaccess|invisible|ptraceable)$/],
  ['devpts ptmxmode', /^[0-7]{1,4}$/],
  ['devpts mode', /^[0-7]{1,4}$/],
]);

function missesLayer(options: readonly string[], { find }: Situation['machine']): boolean {
  const layers = options.flatMap(
    (option) => /^(?:lowerdir|upperdir|workdir)=(.*)$/s.exec(option)?.[1]?.split(':') ?? [],
  );
  return layers.some((layer) => layer.startsWith('/') && find(layer) === undefined);
}
