import type { Phrase } from '../../../base/phrase.ts';
import type { Version } from '../../version.ts';
import type { NicDrafts } from '../interfaces/draft.ts';
import type { Key } from '../keys/key.ts';
import type { RefusalReason, Statement } from '../reader/statement.ts';

/** Why liblxc rejects a line, without the place of the line. */
export interface Diagnostic {
  readonly message: Phrase;
  /** The specific error of liblxc. For many rejected lines there is none. */
  readonly lxcMessage?: string | undefined;
  /** The word that is wrong; the whole value otherwise. */
  readonly word?: string;
  readonly onKey?: boolean;
  readonly why?: RefusalReason;
  /** Whether earlier lines could make it valid, such as those of an include that could not be read. */
  readonly dependsOnEarlier?: boolean;
}

/** A key about to be set: what a check of its value may look at. */
export interface Assignment {
  readonly statement: Statement;
  /** The key as it is written, which need not be `key.name`: old releases match prefixes. */
  readonly name: string;
  readonly key: Key;
  readonly value: string;
  readonly version: Version;
  /** What the lines above add up to. Checks record here what they accept. */
  readonly above: Above;
}

/** The state from the lines above by which liblxc accepts or rejects the next one. */
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

/** A word for a message: quoted, and shortened to 60 characters. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
