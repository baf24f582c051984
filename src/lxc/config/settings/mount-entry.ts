import { atLeast, type Version } from '../../version.ts';

/** A line of an fstab, or the value of `lxc.mount.entry`: getmntent(3). */
export interface MountEntry {
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly options: readonly string[];
}

/**
 * Undefined for an empty line or a comment. Fields missing after the target are empty. A carriage return is no blank, but part of
 * a field (`get_mnt_entry` in misc/mntent_r.c of glibc).
 */
export function parseMountEntry(words: string): MountEntry | undefined {
  const [source, target = '', type = '', options = ''] = words
    .replace(/^[ \t]+/, '')
    .split(/[ \t]+/)
    .map(decode);
  if (!source || source.startsWith('#')) return undefined;
  return { source, target, type, options: options.split(',').filter(Boolean) };
}

const decode = (word: string): string =>
  word.replace(/\\(040|011|012|134|\\)/g, (_, code: string) =>
    code === '\\' ? code : String.fromCharCode(Number.parseInt(code, 8)),
  );

/** The line has the end of one of Windows, and no fields behind the options that could have it: without it, another is meant. */
export const endsInReturn = ({ source, target, type, options }: MountEntry): boolean =>
  [source, target, type, ...options].some((field) => field.endsWith('\r'));

/** Since LXC 4.0.10 an option need only begin with the name of a flag (`parse_vfs_attr` in conf.c). */
export const withFlags = (entry: MountEntry, version: Version): MountEntry => ({
  ...entry,
  options: atLeast(version, 4, 0, 10)
    ? entry.options.map((option) => option.replace(/^(?!optional|relative)([a-z]+)\r$/, '$1'))
    : entry.options,
});

/** What was meant by an entry with such an end. */
export const withoutReturn = ({ source, target, type, options }: MountEntry): MountEntry => ({
  source: source.replace(/\r$/, ''),
  target: target.replace(/\r$/, ''),
  type: type.replace(/\r$/, ''),
  options: options.map((option) => option.replace(/\r$/, '')).filter(Boolean),
});

/** Writes an entry as a line. */
export const showMountEntry = ({ source, target, type, options }: MountEntry): string =>
  [source, target, type || 'none', options.join(',') || 'defaults', '0', '0'].map(writeWord).join(' ');

/** A word as a field of such a line. */
export const writeWord = (word: string): string =>
  word.replace(/[ \t\n\\]/g, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);

/** `bind` and `rbind` mount a part of the host's tree; all others are file systems of their own. */
export const isBind = ({ options }: MountEntry): boolean =>
  options.includes('bind') || options.includes('rbind');

/** Some options mount nothing new, but change what is mounted there. */
export const changesMount = ({ options }: MountEntry): boolean =>
  options.some((option) => /^(remount|move|r?(shared|slave|private|unbindable))$/.test(option));

/**
 * A file system that cannot be mounted in a user namespace, as it has no FS_USERNS_MOUNT in the kernel. Those of a bind mount are
 * mounted already, whatever its type says.
 */
export const needsHostRoot = (entry: MountEntry): boolean =>
  !isBind(entry) && !/^(none|bind|auto|)$|^fuse(\.|$)/.test(entry.type) && !ofNamespaces.has(entry.type);

/** Linux 5.10 to 6.12. A few of them were added on the way, or are patched in by distributions. */
const ofNamespaces = new Set(
  'proc sysfs tmpfs ramfs devpts mqueue cgroup cgroup2 overlay overlayfs aufs shiftfs binfmt_misc bpf'.split(
    ' ',
  ),
);

/** Since LXC 4.0.7, only root can have the owners of files changed. Before, the word was unknown, and ignored. */
export const isIdmapped = ({ options }: MountEntry, version: Version): boolean =>
  atLeast(version, 4, 0, 7) && options.some((option) => option.startsWith('idmap='));
