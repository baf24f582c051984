import { atLeast, type Version } from '../../version.ts';
import { normalizedPath } from '../reader/files.ts';
import type { ResolvedStatement, Statement } from '../reader/statement.ts';

/** Where the files of the container are. */
export interface RootfsSetting {
  /** Absent: LXC detects it. */
  readonly type?: Storage;
  /** Without the type. For overlay, all its directories, separated by colons. */
  readonly path: string;
  readonly at: Statement;
}

type Storage = (typeof storages)[number];

/** In the order of `bdevs` in storage.c, which decides what an abbreviated type means. aufs was removed in 3.0. */
const storages = [
  'dir',
  'zfs',
  'lvm',
  'rbd',
  'btrfs',
  'aufs',
  'overlay',
  'overlayfs',
  'loop',
  'nbd',
] as const;

/**
 * Since 3.0 the part before the first colon is the type, whatever it is, and a later line without a type keeps it.
 * Before, a known type with a colon was a part of the path, removed by the storage drivers; 2.0 also had a key for it.
 */
export function rootfsOf(lines: readonly ResolvedStatement[], version: Version): RootfsSetting | undefined {
  let type: Storage | undefined;
  let path: { readonly path: string; readonly at: Statement } | undefined;
  for (const { at, name } of lines) {
    const word = name === 'lxc.rootfs.path' ? prefix(at.value, version) : at.value;
    if (word !== undefined && !(name === 'lxc.rootfs.backend' && atLeast(version, 2, 1)))
      type = storageOf(word, version);
    if (name !== 'lxc.rootfs.path') continue;
    const rest = word === undefined ? at.value : at.value.slice(word.length + 1);
    path = at.value === '' ? undefined : { path: normalizedPath(rest), at };
  }
  return path && { ...(type && { type }), ...path };
}

function prefix(value: string, version: Version): string | undefined {
  const colon = value.indexOf(':');
  const word = value.slice(0, Math.max(colon, 0));
  return colon !== -1 && (atLeast(version, 3) || storageOf(word, version) !== undefined) ? word : undefined;
}

/** `get_storage_by_name` compares as many bytes as the word has, so `o` is overlay. Before 3.0 the whole word was needed. */
function storageOf(word: string, version: Version): Storage | undefined {
  if (word === '') return undefined;
  if (!atLeast(version, 3)) return storages.find((each) => each === word);
  return storages.find((each) => each.startsWith(word) && each !== 'aufs');
}
