import { encode } from '../../../base/bytes.ts';
import { phrase } from '../../../base/phrase.ts';
import { atLeast } from '../../version.ts';
import { clear } from '../interfaces/draft.ts';
import { nics } from '../interfaces/interfaces.ts';
import type { KeyKind } from '../keys/key.ts';
import { cgroupDir, cgroupDirKey, cgroupName } from './cgroup-path.ts';
import { type Assignment, type Diagnostic, invalid, quoted, type ValueCheck } from './diagnostic.ts';
import { idmapValue } from './idmap.ts';
import { map, namespaceShare, prlimit } from './keyed.ts';
import { arch, autoMounts, caps, logLevel, namespaces, signal, syslog } from './keywords.ts';
import {
  bool,
  groupIds,
  hostName,
  int,
  laxBool,
  laxUint,
  path,
  rootfsPath,
  size,
  time,
  ttyDir,
  uint,
} from './scalar.ts';

/** Why liblxc refuses this setting, if it does. Kinds not listed take any value. */
export function check(use: Assignment): Diagnostic | undefined {
  if (use.value === '') return onEmpty[use.key.kind]?.(use);
  return checks[use.key.kind]?.(use);
}

const hook: ValueCheck = ({ name, key }) =>
  name === key.name ? undefined : invalid(phrase`unknown hook ${quoted(name)}`, undefined, { onKey: true });

/** `lxc.hook`, `lxc.net` and `lxc.network` can only be cleared. */
const nothing: ValueCheck = ({ name, key, value, version, above }) => {
  if (key.name === 'lxc.hook' && name !== key.name)
    return invalid(phrase`unknown hook ${quoted(name)}`, undefined, { onKey: true });
  if (value === '') {
    clear(above.nics, key);
    return undefined;
  }
  const old = key.name === 'lxc.hook' && !atLeast(version, 2, 1);
  return invalid(
    phrase`"${key.name}" does not take a value`,
    `${key.name} ${old ? 'cannot take a' : 'must not have a'} value`,
  );
};

/** `lxc_unix_sockaddr`: 108 bytes with the NUL at the end; an abstract one begins with an @. */
const proxy: ValueCheck = ({ value }) =>
  /^unix:[/@]./s.test(value) && encode(value).length < 'unix:'.length + 108
    ? undefined
    : invalid(phrase`${quoted(value)} is not a socket address: LXC expects unix:/PATH, of at most 107 bytes`);

/** `parse_lxc_mount_attrs` looks for these anywhere in the value, since 4.0.11. */
const rootfsOptions: ValueCheck = ({ value, version }) => {
  const [word] = /create=dir|create=file|optional|relative/.exec(value) ?? [];
  if (word === undefined || !atLeast(version, 4, 0, 11)) return undefined;
  return invalid(
    phrase`${quoted(word)} is an option of lxc.mount.entry, not of the rootfs`,
    'Invalid LXC specific mount option for rootfs mount',
    { word },
  );
};

/** Only LXC 2.0 reads it; 2.1 accepts it and ignores it. */
const backend: ValueCheck = ({ value, version }) =>
  /^(?:aufs|btrfs|dir|loop|lvm|nbd|overlay|overlayfs|rbd|zfs)$/.test(value) || atLeast(version, 2, 1)
    ? undefined
    : invalid(phrase`unknown storage type ${quoted(value)}`, `Bad rootfs.backend: '${value}'`);

const checks: Partial<Record<KeyKind, ValueCheck>> = {
  path,
  'tty-dir': ttyDir,
  'host-name': hostName,
  bool,
  uint,
  int,
  size,
  time,
  'lax-uint': laxUint,
  'lax-bool': laxBool,
  'group-ids': groupIds,
  arch,
  signal,
  'log-level': logLevel,
  syslog,
  mounts: autoMounts,
  caps,
  namespaces,
  idmap: idmapValue,
  backend,
  rootfs: rootfsPath,
  fstab: path,
  'rootfs-options': rootfsOptions,
  proxy,
  hook,
  nothing,
  map,
  prlimit,
  'namespace-share': namespaceShare,
  'cgroup-dir': cgroupDir,
  'cgroup-name': cgroupName,
  nics,
};

/** An empty value clears the key; these are the exceptions. `set_config_mount_fstab` clears, then fails. */
const onEmpty: Partial<Record<KeyKind, ValueCheck>> = {
  'cgroup-dir': cgroupDirKey,
  arch,
  fstab: () => invalid(phrase`lxc.mount.fstab must not be empty`),
  hook,
  nothing,
  map,
  prlimit: map,
  'namespace-share': namespaceShare,
  nics,
  caps: ({ above }) => {
    above.caps = undefined;
    return undefined;
  },
  namespaces: ({ key, above }) => {
    if (key.name === `lxc.namespace.${above.namespaces}`) above.namespaces = undefined;
    return undefined;
  },
};
