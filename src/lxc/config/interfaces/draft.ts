import { atLeast, type Version } from '../../version.ts';
import type { Key } from '../keys/key.ts';
import { isList } from '../keys/keys.ts';
import type { Statement } from '../reader/statement.ts';

/** A network interface while its lines are read. */
export interface NicDraft {
  readonly index: number;
  readonly first: Statement;
  type: Statement | undefined;
  /** The line that took its type away. */
  emptied: Statement | undefined;
  /** By today's subkey: `ipv4.address`. */
  readonly lines: Map<string, Statement[]>;
  /** Lines reset by an `lxc.net.N.type` below them. */
  readonly discarded: Statement[];
}

export interface NicDrafts {
  readonly indexed: Map<number, NicDraft>;
  /** Before 2.1 every `lxc.network.type` begins a new one. */
  readonly legacy: NicDraft[];
}

export const noDrafts = (): NicDrafts => ({ indexed: new Map(), legacy: [] });

/** `lxc.net =` and, before 2.1, `lxc.network =`. */
export function clear(drafts: NicDrafts, { name }: Key): void {
  if (name === 'lxc.net') drafts.indexed.clear();
  if (name === 'lxc.network') drafts.legacy.length = 0;
}

export const newDraft = (index: number, first: Statement): NicDraft => ({
  index,
  first,
  type: undefined,
  emptied: undefined,
  lines: new Map(),
  discarded: [],
});

/** Applies a line that LXC accepts to the interface. */
export function applyStatement(draft: NicDraft, key: Key, statement: Statement, version: Version): void {
  const sub = subOf(key);
  const list = isList(key) ? draft.lines.get(sub) : undefined;
  if (sub === 'type') retype(draft, statement, version);
  else if (statement.value === '') draft.lines.delete(sub);
  else if (list !== undefined) list.push(statement);
  else draft.lines.set(sub, [statement]);
}

/** Since 4.0.7 `set_config_net_type` resets the whole interface first (`lxc_clear_netdev`), even if the type stays the same. */
function retype(draft: NicDraft, statement: Statement, version: Version): void {
  const isEmpty = statement.value === '';
  draft.type = isEmpty ? undefined : statement;
  draft.emptied = isEmpty ? statement : undefined;
  if (!atLeast(version, 4, 0, 7)) return;
  for (const lines of draft.lines.values()) for (const line of lines) draft.discarded.push(line);
  draft.lines.clear();
}

/** `lxc.network.ipv4` is `ipv4.address` too. */
const subOf = (key: Key): string => (key.replacedBy ?? key.name).slice('lxc.net.N.'.length);
