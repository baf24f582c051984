import { type Phrase, phrase } from '../../../base/phrase.ts';
import type { Version } from '../../version.ts';
import { cannotOpen, outOfFiles } from './liblxc-messages.ts';
import type { ParseRefusal } from './statement.ts';

/** Why an include fails, what we say of it and what LXC prints. */
export interface IncludeFault {
  readonly why: ParseRefusal['why'];
  readonly message: (path: string) => Phrase;
  readonly lxcMessage?: (path: string, version: Version) => string | undefined;
}

export const missing: IncludeFault = {
  why: 'include-missing',
  message: (path) => phrase`included file ${path} does not exist`,
  lxcMessage: cannotOpen,
};

export const notAFile: IncludeFault = {
  why: 'include-unreadable',
  message: (path) => phrase`${path} is not a regular file, so this LXC cannot include it`,
  lxcMessage: (path) => `Failed to sendfile "${path}"`,
};

/** opendir(3) fails, and LXC only logs the line. */
export const notADirectory: IncludeFault = {
  why: 'include-unreadable',
  message: (path) => phrase`${path} is not a directory`,
};

export const loop: IncludeFault = {
  why: 'include-loop',
  message: (path) => phrase`${path} includes itself`,
  lxcMessage: outOfFiles,
};
