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
    fine(oneOf('rw')),
    refused(
      (value, _line, { version }) => atLeast(version, 4, 0, 7) && forbidden(value) !== undefined,
      (value) => ({
        kind: 'rootfs-options',
        message: phrase`lxc.rootfs.options has ${forbidden(value) ?? ''}, which a rootfs that is mounted without root cannot have`,
        note: phrase`has ${forbidden(value) ?? ''}`,
        lxcMessage: /^(create=.*|optional|relative)$/.test(forbidden(value) ?? '')
          ? 'Invalid LXC specific mount option for rootfs mount'
          : 'Failed to change mount attributes',
      }),
    ),
  ),
  'lxc.rootfs.managed': harmless,
  'lxc.autodev': row(fine(oneOf('1'))),
  'lxc.autodev.tmpfs.size': row(fine(number(0, Number.MAX_SAFE_INTEGER))),
  'lxc.mount.fstab': judgedBy(
    ['mount-source'],
    fine((_value, _line, { fstab }) => fstab.every(isUsualMount)),
  ),
  'lxc.mount.entry': judgedBy(['mount-source'], fine(isUsualMount)),
  // What `force` does depends on release and layout; `shmounts` on directories.
  'lxc.mount.auto': row(
    fine((value) =>
      words(value).every((word) =>
        /^(proc(:rw|:mixed)?|(sys|cgroup|cgroup-full)(:rw|:mixed|:ro)?)$/.test(word),
      ),
    ),
  ),
};

/** A start without root may add no flag to a mount that the host made. */
const forbidden = (options: string): string | undefined =>
  options
    .split(',')
    .find((option) => /^(noexec|nosuid|nodev|noatime|nodiratime|create=.*|optional|relative)$/.test(option));

/** A bind mount or a tmpfs at a usual place, or what the rule always reports. Source and target are for the rule. */
function isUsualMount(value: string): boolean {
  const entry = parseMountEntry(value);
  if (entry === undefined || words(value).length > 6) return false;
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
