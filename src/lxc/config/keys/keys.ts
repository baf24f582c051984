import { currentKeys } from './current.ts';
import { nicKeys } from './interface.ts';
import type { Key } from './key.ts';
import { legacyKeys } from './legacy.ts';

/** Every key of LXC 1.0 to 7.0. */
export const keys: readonly Key[] = [...currentKeys, ...nicKeys, ...legacyKeys];

/** Kinds whose name is followed by a subkey, which may be any word. */
export const isMap = ({ kind }: Key): boolean => ['map', 'prlimit', 'namespace-share'].includes(kind);

/** Kinds that add up over several lines. Of the others only the last value counts. */
export const isList = (key: Key): boolean =>
  isMap(key) ||
  ['texts', 'mounts', 'caps', 'namespaces', 'group-ids', 'environment', 'hook', 'idmap', 'include'].includes(
    key.kind,
  ) ||
  ['nics', 'nothing', 'ipv4', 'ipv6', 'ipv4-route', 'ipv6-route', 'veth-vlans'].includes(key.kind);

/** The key by its name in any release, whatever its interface number or its subkey. */
export const keyNamed = (name: string): Key | undefined =>
  keys.find((key) => key.name === generic(name)) ??
  keys.find((key) => isMap(key) && name.startsWith(`${key.name}.`));

/** The new name of a key from before 2.1: `lxc.id_map` is `lxc.idmap`, `lxc.network.ipv4` is `lxc.net.N.ipv4.address`. */
export function replacement(legacyKey: string): string | undefined {
  const key = keyNamed(legacyKey);
  if (key?.replacedBy === undefined) return undefined;
  if (isMap(key)) return key.replacedBy + legacyKey.slice(key.name.length);
  const [, index] = /^lxc\.network\.(\d+)\./.exec(legacyKey) ?? [];
  return index === undefined ? key.replacedBy : key.replacedBy.replace('N', index);
}

const generic = (name: string): string =>
  name.replace(/^lxc\.net\.\d+/, 'lxc.net.N').replace(/^lxc\.network\.\d+\./, 'lxc.network.');
