import type { Version } from '../../version.ts';
import type { Key } from '../keys/key.ts';
import { isList, isMap } from '../keys/keys.ts';
import { type Vocabulary, vocabulary } from '../keys/vocabulary.ts';
import type { Config } from '../reader/read.ts';
import type { Statement } from '../reader/statement.ts';
import type { Nic, Settings } from './settings.ts';

/** A line that counts, and the key that it sets, by today's name. */
export interface LineInForce {
  /** `lxc.net.N.type` whatever the number, and `lxc.prlimit.nofile` with its subkey. */
  readonly name: string;
  readonly at: Statement;
  /** The interface that it is about. */
  readonly nic?: Nic;
  /** Whether it overrides an earlier line, which nothing has cleared, with a key of its own for each name. */
  readonly overrides?: true;
}

/** The lines that neither a later line overrides nor an empty value clears, in the order of the file. */
export function linesInForce(config: Config, settings: Settings, version: Version): LineInForce[] {
  const find = vocabulary(version);
  const later = new Set<string>();
  const plain = [...config.statements]
    .reverse()
    .flatMap((at) => lineOf(at, find, later))
    .reverse();
  const twice = repeated(config.statements, find);
  const ofNics = settings.nics.flatMap((nic) => [
    ...(nic.type === undefined ? [] : [{ name: 'lxc.net.N.type', at: nic.at, nic }]),
    ...[...nic.lines].flatMap(([sub, lines]) => lines.map((at) => ({ name: `lxc.net.N.${sub}`, at, nic }))),
  ]);
  return [
    ...plain.map((each) => (twice.has(each.name) ? { ...each, overrides: true as const } : each)),
    ...ofNics,
  ];
}

/** The keys of maps, such as lxc.prlimit.nofile, that are set while they are set. */
function repeated(statements: readonly Statement[], find: Vocabulary): ReadonlySet<string> {
  const [set, twice] = [new Set<string>(), new Set<string>()];
  for (const at of statements) {
    const key = find(at.key);
    if (key === undefined || !isMap(key)) continue;
    const name = (key.replacedBy ?? key.name) + at.key.slice(key.name.length);
    if (at.value !== '') {
      if (set.has(name)) twice.add(name);
      set.add(name);
      // Without a name behind the key, all of them are cleared.
    } else if (at.key === key.name) set.clear();
    else set.delete(name);
  }
  return twice;
}

/** An empty value leaves the default, but for these: there is none any more. */
const withoutDefault = ['lxc.rootfs.mount', 'lxc.pty.max', 'lxc.autodev'];

/** Seen from the end: `decided` are the keys of which nothing above counts any more. */
function lineOf(at: Statement, find: Vocabulary, decided: Set<string>): LineInForce[] {
  const key = find(at.key);
  if (key === undefined || key.kind === 'nics') return [];
  const base = key.replacedBy ?? key.name;
  const name = isMap(key) ? base + at.key.slice(key.name.length) : base;
  if ([name, base, ...allHooks(name)].some((each) => decided.has(each)))
    return isReadAtOnce(name, at) ? [{ name, at }] : [];
  if (!addsUp(key) || at.value === '') decided.add(name);
  return at.value === '' && !withoutDefault.includes(name) ? [] : [{ name, at }];
}

/** LXC looks for such a variable as it reads the line, and gives up if there is none (`set_config_environment` in confile.c). */
const isReadAtOnce = (name: string, { value }: Statement): boolean =>
  name.startsWith('lxc.environment') && value !== '' && !value.includes('=');

/** Of the maps only cgroups have files that are written to several times. */
const addsUp = (key: Key): boolean => isList(key) && (!isMap(key) || /^lxc\.cgroup2?$/.test(key.name));

/** `lxc.hook =` clears those of every kind (`lxc_clear_hooks` in conf.c). */
const allHooks = (name: string): string[] => (name.startsWith('lxc.hook.') ? ['lxc.hook'] : []);
