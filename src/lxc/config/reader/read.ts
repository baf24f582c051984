import type { Version } from '../../version.ts';
import { noDrafts } from '../interfaces/draft.ts';
import { vocabulary } from '../keys/vocabulary.ts';
import { type ConfigFiles, readSource } from './files.ts';
import { readTop } from './includes.ts';
import type { ReaderState } from './interpret.ts';
import type { IgnoredLine, ParseRefusal, Statement, UnreadInclude } from './statement.ts';

export type { ConfigFiles } from './files.ts';

/** A config and what it includes, as one release of LXC reads it. */
export interface Config {
  readonly path: string;
  /** In the order of liblxc: an include comes first, then what it includes. */
  readonly statements: readonly Statement[];
  readonly ignored: readonly IgnoredLine[];
  /** Where LXC rejects the config. `statements` are those before, unless reading goes on. */
  readonly refused: ParseRefusal | undefined;
  /**
   * What LXC would reject next, if it read on: it has to be corrected as well. Unless reading goes on, only in the files that are
   * open there.
   */
  readonly further: readonly ParseRefusal[];
  /** Includes that could not be read. Reading went on after them, but the config is only partly known. */
  readonly unseen: readonly UnreadInclude[];
}

/** Far beyond any real config. A hostile one may include without end; what exceeds them is not read. */
export const limits = { files: 500, lines: 20_000, characters: 32 * 1024 * 1024 } as const;

/**
 * Reads a config as this version of LXC would, with what it includes. Relative includes start from `cwd`, the directory
 * LXC runs in. Undefined: the file does not exist. Throws Unseen where `files` does so on the file itself. With `goesOn`,
 * what is behind a line that LXC rejects is read as if that line did not exist.
 */
export function readConfig(
  path: string,
  version: Version,
  files: ConfigFiles,
  cwd?: string,
  goesOn = false,
): Config | undefined {
  const found = readSource(path, files, version);
  if (found === 'missing') return undefined;
  const reading: ReaderState = {
    version,
    find: vocabulary(version),
    above: { nics: noDrafts(), caps: undefined, namespaces: undefined },
    statements: [],
    ignored: [],
    unseen: [],
    refused: undefined,
    further: [],
    rejected: goesOn ? [] : undefined,
    remaining: { ...limits },
  };
  readTop(path, found, { files, cwd, reading });
  const { statements, ignored, unseen, rejected } = reading;
  const [refused, ...further] = rejected ?? [
    ...(reading.refused ? [reading.refused] : []),
    ...reading.further,
  ];
  return { path, statements, ignored, refused, further, unseen };
}
