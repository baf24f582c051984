import * as fs from 'node:fs';
import { phrase } from '../../base/phrase.ts';
import { Refused } from '../../fix/refused.ts';
import { anchored } from '../files/anchor.ts';
import { makeDirectories, makeDirectory, missingAbove } from '../files/directories.ts';
import { holdFile } from '../files/held.ts';
import type { LocalAccount } from '../run-command.ts';

/**
 * The directory of this account's journals; see file-hierarchy(7) and the XDG base directory specification.
 */
export function stateDirectory({ uid, home }: LocalAccount): string {
  if (uid === 0) return '/var/lib/lxc-lint';
  const { XDG_STATE_HOME: chosen } = process.env;
  return `${chosen?.startsWith('/') ? chosen : `${home}/.local/state`}/lxc-lint`.replace(/\/+/g, '/');
}

/** Whether it exists. Throws `Refused` where other users could have put journals into it. */
export function hasStateDirectory(who: LocalAccount): boolean {
  const folder = stateDirectory(who);
  const there = (at: string) => fs.lstatSync(at, { throwIfNoEntry: false }) !== undefined;
  if (missingAbove(folder, who).length > 0 || !anchored(folder, who, ({ at }) => there(at))) return false;
  holdFile(folder, who, ({ stat }) => {
    if (!stat.isDirectory() || stat.uid !== who.uid || (stat.mode & 0o077) !== 0)
      throw new Refused(phrase`${folder} must be a directory owned by ${who.name} with mode 0700`);
  });
  return true;
}

/**
 * Creates it if missing, private to this account: journals hold the contents of files that others may not
 * read.
 */
export function prepareStateDirectory(who: LocalAccount): string {
  const folder = stateDirectory(who);
  makeDirectories(missingAbove(folder, who), who);
  if (!hasStateDirectory(who)) makeDirectory(folder, 0o700, who);
  hasStateDirectory(who);
  return folder;
}
