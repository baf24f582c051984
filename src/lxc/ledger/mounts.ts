import { phrase } from '../../base/phrase.ts';
import { isBind, type MountEntry, needsHostRoot, parseMountEntry } from '../config/settings/mount-entry.ts';
import { atLeast } from '../version.ts';
import { fine, harmless, judgedBy, type Row, refused, row } from './row.ts';
import { number, oneOf, words } from './values.ts';

/** Rootfs, /dev and everything that is mounted. */
export const mountKeys: Readonly<Record<string, Row>> = {
  'lxc.rootfs.path': judgedBy(['rootfs-path', 'rootfs-owner', 'rootfs-mount', 'path-traversable']),
  'lxc.rootfs.backend': judgedBy(['rootfs-path']),
  'lxc.rootfs.mount': row(fine((value) => /^\/usr\/lib\/([\w-]+\/)?lxc\/rootfs\/?$/.test(value))),
  'lxc.rootfs.options': row(
    fine((value) => value.split(',').every((option) => ['rw', 'ro', 'nosuid', 'nodev'].includes(option))),
    refused(
      (value, _line, { version }) => atLeast(version, 4, 0, 12) && forbidden(value) !== undefined,
      (value) => {
        const { option, lxcMessage } = forbidden(value) ?? { option: value, lxcMessage: '' };
        return {
          kind: 'rootfs-options',
          message: phrase`lxc.rootfs.options has ${option}, which a rootfs that is mounted without root cannot have`,
          note: phrase`has ${option}`,
          lxcMessage,
        };
      },
    ),
  ),
  'lxc.rootfs.managed': harmless,
  'lxc.autodev': row(fine(oneOf('1'))),
  'lxc.autodev.tmpfs.size': row(fine(number(0, Number.MAX_SAFE_INTEGER))),
  'lxc.mount.fstab': judgedBy(
    ['mount-source'],
    fine((_value, _line, { fstab }) => fstab.every(isUsual)),
  ),
  'lxc.mount.entry': judgedBy(['mount-source'], fine(isUsualEntry)),
  // What `force` does depends on release and layout; `shmounts` on directories.
  'lxc.mount.auto': row(
    fine((value) =>
      words(value).every((word) =>
        /^(proc(:rw|:mixed)?|(sys|cgroup|cgroup-full)(:rw|:mixed|:ro)?)$/.test(word),
      ),
    ),
  ),
};

/** The first option with which a start fails, and how. Each was seen alone, with LXC 5.0.2 and 7.0.0. */
const forbidden = (options: string): { readonly option: string; readonly lxcMessage: string } | undefined =>
  options.split(',').flatMap((option) => {
    const found = failures.find(([form]) => form.test(option));
    return found ? [{ option, lxcMessage: found[1] }] : [];
  })[0];

const failures: readonly (readonly [option: RegExp, lxcMessage: string])[] = [
  [/^no(dir)?atime$/, 'Failed to change mount attributes'],
  [/^noexec$/, 'Permission denied - Failed to exec "/sbin/init"'],
  [/^(create=.*|optional|relative)$/, 'Invalid LXC specific mount option for rootfs mount'],
];

function isUsualEntry(value: string): boolean {
  const entry = parseMountEntry(value);
  return entry !== undefined && words(value).length <= 6 && isUsual(entry);
}

/** A bind mount or a tmpfs at a usual place, or what the rule always reports. Source and target are for the rule. */
function isUsual(entry: MountEntry): boolean {
  const { type, options, target } = entry;
  if (needsHostRoot(entry) || options.some((option) => option.startsWith('idmap='))) return true;
  if (!options.every((option) => usual.has(option))) return false;
  if (options.includes('optional')) return true;
  const isPlaced = isBind(entry) || type === 'tmpfs' || /^(none|bind|)$/.test(type);
  return isPlaced && (!/^\/*(dev|proc|sys)(\/|$)/.test(target) || isMadeInDev(entry));
}

/** LXC has filled /dev by then, and creates what is missing. */
const isMadeInDev = ({ target, options }: MountEntry): boolean =>
  /^dev\/[\w-]+(\/[\w-]+)?$/.test(target) && options.some((option) => option.startsWith('create='));

const usual = new Set(
  'bind rbind rw ro defaults optional create=dir create=file nodev nosuid noexec relatime'.split(' '),
);
