import { atLeast, showVersion, type Version } from '../../version.ts';
import type { Key } from './key.ts';
import { isMap, keys } from './keys.ts';
import { isReleaseIn } from './releases.ts';

/** Finds the key that a word stands for in one release of LXC. */
export type Vocabulary = (name: string) => Key | undefined;

/**
 * `lxc_get_config` in confile.c. Since 4.0.7 a word must be the whole key, and only maps take a subkey. Before, the
 * first key in the table that the word begins with counts, which is the longest: `lxc.autodevx` is lxc.autodev.
 */
export function vocabulary(version: Version): Vocabulary {
  const found = made.get(showVersion(version)) ?? vocabularyOf(version);
  made.set(showVersion(version), found);
  return found;
}

/** By release: a run may read thousands of configs. */
const made = new Map<string, Vocabulary>();

function vocabularyOf(version: Version): Vocabulary {
  const exactly = atLeast(version, 4, 0, 7);
  const known = [...keys, ...families].filter((key) => !isOfNic(key) && isReleaseIn(version, key.in));
  // Also since 4.0.7, the bare lxc.namespace.share is not a key: the table has it with a dot.
  const table = known.map((key) =>
    exactly && key.kind === 'namespace-share' ? { ...key, name: `${key.name}.` } : key,
  );
  const exact = new Map(table.map((key) => [key.name, key]));
  const byPrefix = table
    .filter((key) => !exactly || isOpen(key))
    .sort((a, b) => b.name.length - a.name.length);
  return (name) => exact.get(name) ?? byPrefix.find((key) => name.startsWith(key.name));
}

/** Prefixes of the keys of network interfaces, which have a table of their own. */
const families: readonly Key[] = [
  { name: 'lxc.net.', kind: 'nics', in: '2.1-' },
  { name: 'lxc.network.', kind: 'nics', in: '1.0-2.1' },
];

const isOfNic = ({ name, kind }: Key): boolean => kind !== 'nics' && /^lxc\.net(?:work)?\./.test(name);

const isOpen = (key: Key): boolean => key.kind === 'nics' || isMap(key);
