import type { Phrase } from '../../../base/phrase.ts';
import type { Version } from '../../version.ts';
import type { NicDrafts } from '../interfaces/draft.ts';
import type { Key } from '../keys/key.ts';
import type { RefusalReason, Statement } from '../reader/statement.ts';

/** Why liblxc does not take a line, before it is known where the line stands. */
export interface Diagnostic {
  readonly message: Phrase;
  /** The specific error of liblxc. Many refusals have none. */
  readonly lxcMessage?: string | undefined;
  /** The words it is about; the whole value otherwise. */
  readonly word?: string;
  readonly onKey?: boolean;
  readonly why?: RefusalReason;
  /** It hangs on lines above, which may also stand in an include that could not be looked at. */
  readonly hangs?: boolean;
}

/** One setting about to be made: what a check of its value may look at. */
export interface Assignment {
  readonly statement: Statement;
  /** The key as it is written, which need not be `key.name`: old releases match prefixes. */
  readonly name: string;
  readonly key: Key;
  readonly value: string;
  readonly version: Version;
  /** What the lines above add up to. Checks record here what they let through. */
  readonly above: Above;
}

/** The little that liblxc remembers of the lines above when it decides about the next one. */
export interface Above {
  readonly nics: NicDrafts;
  caps: 'keep' | 'drop' | undefined;
  namespaces: 'keep' | 'clone' | undefined;
}

export type ValueCheck = (use: Assignment) => Diagnostic | undefined;

export const invalid = (
  message: Phrase,
  lxcMessage?: string,
  more: Partial<Diagnostic> = {},
): Diagnostic => ({
  message,
  lxcMessage,
  ...more,
});

/** A word for a message: quoted, and short enough to be read. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
