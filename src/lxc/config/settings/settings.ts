import type { IdMap as Map4 } from '../../idmap.ts';
import type { Version } from '../../version.ts';
import { clear, type NicDraft, noDrafts } from '../interfaces/draft.ts';
import { nics } from '../interfaces/interfaces.ts';
import { isList } from '../keys/keys.ts';
import { type Vocabulary, vocabulary } from '../keys/vocabulary.ts';
import type { Config } from '../reader/read.ts';
import type { ResolvedStatement, Statement } from '../reader/statement.ts';
import { parseMap } from '../values/idmap.ts';
import { clearing } from './clearing.ts';
import { interfaceName } from './interface-name.ts';
import { type RootfsSetting, rootfsOf } from './rootfs.ts';

export type { RootfsSetting as Rootfs } from './rootfs.ts';

/** The settings that the statements of a config add up to, in the keys of any release. */
export interface Settings {
  readonly idmaps: readonly IdMapLine[];
  /** Mappings that no longer count, and the line that cleared them. */
  readonly clearedMaps: readonly { readonly by: Statement; readonly maps: readonly IdMapLine[] }[];
  readonly rootfs: RootfsSetting | undefined;
  /** By number. Before 2.1, in the order of the file. */
  readonly nics: readonly Nic[];
  /** The limits that were not cleared: `lxc.cgroup.FILE`, for cgroup v1. */
  readonly limits: readonly Statement[];
  /** `lxc.cgroup2.FILE`, for cgroup v2. */
  readonly limits2: readonly Statement[];
  /** Every `lxc.include`, those in included files too. */
  readonly includes: readonly Statement[];
  /** Every `lxc.mount.entry`. */
  readonly mounts: readonly Statement[];
  readonly utsname: Statement | undefined;
  /** The statement that counts for each key with a single value, by today's name. Cleared keys are left out. */
  readonly last: ReadonlyMap<string, Statement>;
}

export interface IdMapLine extends Map4 {
  readonly at: Statement;
}

/** A network interface. What no line sets is absent. */
export interface Nic {
  readonly index: number;
  readonly type?: string;
  /** As LXC keeps them. */
  readonly link?: string;
  readonly name?: string;
  readonly hwaddr?: string;
  /** The line that sets its type, or the first about it. */
  readonly at: Statement;
  readonly linkAt?: Statement;
  /** By subkey: `ipv4.address`. */
  readonly lines: ReadonlyMap<string, readonly Statement[]>;
  /** The line that took its type away: it is not like one that never had any. */
  readonly emptiedAt?: Statement;
  /** Lines without effect: since 4.0.7 `lxc.net.N.type` resets what the lines above it set. */
  readonly discarded: readonly Statement[];
}

/** Interprets a config as this version of LXC does. */
export function interpret(config: Config, version: Version): Settings {
  const found = known(config.statements, vocabulary(version));
  const of = (...names: string[]): ResolvedStatement[] => found.filter(({ name }) => names.includes(name));
  const last = decisive(found);
  const { held, cleared } = clearing(of('lxc.idmap').map(({ at }) => at));
  return {
    idmaps: held.flatMap((at) => mapOf(at, version)),
    clearedMaps: cleared.map(({ by, lines }) => ({ by, maps: lines.flatMap((at) => mapOf(at, version)) })),
    rootfs: rootfsOf(of('lxc.rootfs.path', 'lxc.rootfs.backend'), version),
    nics: nicsOf(found, version),
    limits: limitsOf(of('lxc.cgroup')),
    limits2: limitsOf(of('lxc.cgroup2')),
    includes: of('lxc.include')
      .map(({ at }) => at)
      .filter(({ value }) => value !== ''),
    mounts: clearing(of('lxc.mount.entry').map(({ at }) => at)).held,
    utsname: last.get('lxc.uts.name'),
    last,
  };
}

const known = (statements: readonly Statement[], find: Vocabulary): ResolvedStatement[] =>
  statements.flatMap((at) => {
    const key = find(at.key);
    return key === undefined ? [] : [{ at, key, name: key.replacedBy ?? key.name }];
  });

/** An empty value clears the limits of one cgroup file, or of all (`lxc_clear_cgroups`). */
function limitsOf(list: readonly ResolvedStatement[]): Statement[] {
  const cleared = new Set<string>();
  return [...list]
    .reverse()
    .filter(({ at, key }) => {
      if (at.value === '') cleared.add(at.key);
      return at.value !== '' && !cleared.has(at.key) && !cleared.has(key.name);
    })
    .reverse()
    .map(({ at }) => at);
}

/** `lxc.autodev =` is the only empty value that sets something: 0, where the default is 1. */
function decisive(found: readonly ResolvedStatement[]): Map<string, Statement> {
  const last = new Map<string, Statement>();
  for (const { at, key, name } of found) {
    if (isList(key)) continue;
    if (at.value === '' && name !== 'lxc.autodev') last.delete(name);
    else last.set(name, at);
  }
  return last;
}

function mapOf(at: Statement, version: Version): IdMapLine[] {
  const parsed = parseMap(at.value, version);
  return 'type' in parsed ? [{ ...parsed, at }] : [];
}

function nicsOf(found: readonly ResolvedStatement[], version: Version): Nic[] {
  const drafts = noDrafts();
  const above = { nics: drafts, caps: undefined, namespaces: undefined };
  for (const { at, key } of found) {
    if (key.kind === 'nics') nics({ statement: at, name: at.key, key, value: at.value, version, above });
    else clear(drafts, key);
  }
  const indexed = [...drafts.indexed.values()].sort((a, b) => a.index - b.index);
  return [...drafts.legacy, ...indexed].map((draft) => nicOf(draft, version));
}

function nicOf({ index, first, type, emptied, lines, discarded }: NicDraft, version: Version): Nic {
  const line = (sub: string): Statement | undefined => lines.get(sub)?.at(-1);
  const [link, name, hwaddr] = ['link', 'name', 'hwaddr'].map(line);
  return {
    index,
    at: type ?? first,
    lines,
    discarded,
    ...(type && { type: type.value }),
    ...(emptied && { emptiedAt: emptied }),
    ...(link && { link: interfaceName(link.value, version), linkAt: link }),
    ...(name && { name: interfaceName(name.value, version) }),
    ...(hwaddr && { hwaddr: hwaddr.value }),
  };
}
