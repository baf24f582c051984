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
import { type RootfsSetting, rootfsOf } from './rootfs.ts';

export type { RootfsSetting as Rootfs } from './rootfs.ts';

/** What the statements of a config add up to, whatever dialect they are in. */
export interface Settings {
  readonly idmaps: readonly IdMapLine[];
  /** Maps that do not count any more, and the line that cleared them. */
  readonly clearedMaps: readonly { readonly by: Statement; readonly maps: readonly IdMapLine[] }[];
  readonly rootfs: RootfsSetting | undefined;
  /** By number. Before 2.1, in the order they are written. */
  readonly nics: readonly Nic[];
  /** The limits that still hold: `lxc.cgroup.FILE` for the first version of cgroups. */
  readonly limits: readonly Statement[];
  /** `lxc.cgroup2.FILE`. */
  readonly limits2: readonly Statement[];
  /** Every `lxc.include`, in nested files too. */
  readonly includes: readonly Statement[];
  /** Every `lxc.mount.entry`. */
  readonly mounts: readonly Statement[];
  readonly utsname: Statement | undefined;
  /** The statement that decides each key that holds one value, by the name of today. A cleared key is not there. */
  readonly last: ReadonlyMap<string, Statement>;
}

export interface IdMapLine extends Map4 {
  readonly at: Statement;
}

/** A network interface. Absent is what no line sets. */
export interface Nic {
  readonly index: number;
  readonly type?: string;
  readonly link?: string;
  readonly name?: string;
  readonly hwaddr?: string;
  /** The line that sets its type, or the first about it. */
  readonly at: Statement;
  readonly linkAt?: Statement;
  /** By sub key: `ipv4.address`. */
  readonly lines: ReadonlyMap<string, readonly Statement[]>;
  /** Lines that do nothing: since 4.0.7 an `lxc.net.N.type` wipes out what stands above it. */
  readonly discarded: readonly Statement[];
}

/** Adds a config up as this version of LXC does. */
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

/** A list of files, each with its lines: clearing is for one file, or for all (`lxc_clear_cgroups`). */
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

/** `lxc.autodev =` is the one clearing line that decides something: 0, where nothing at all means 1. */
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
  return [...drafts.legacy, ...indexed].map(nicOf);
}

function nicOf({ index, first, type, lines, lost }: NicDraft): Nic {
  const line = (sub: string): Statement | undefined => lines.get(sub)?.at(-1);
  const [link, name, hwaddr] = ['link', 'name', 'hwaddr'].map(line);
  return {
    index,
    at: type ?? first,
    lines,
    discarded: lost,
    ...(type && { type: type.value }),
    ...(link && { link: link.value, linkAt: link }),
    ...(name && { name: name.value }),
    ...(hwaddr && { hwaddr: hwaddr.value }),
  };
}
