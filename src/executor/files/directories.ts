import * as fs from 'node:fs';
import type { Identity } from '../../host/host.ts';
import { anchored } from './anchor.ts';

const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The missing parent directories of this path, the topmost first. */
export function missingAbove(path: string, who: Identity): string[] {
  const folder = above(path);
  if (folder === '') return [];
  const higher = missingAbove(folder, who);
  if (higher.length > 0) return [...higher, folder];
  const there = anchored(folder, who, ({ at }) => fs.statSync(at, { throwIfNoEntry: false }));
  return there === undefined ? [folder] : [];
}

export const makeDirectories = (folders: readonly string[], who: Identity): void => {
  for (const folder of folders) makeDirectory(folder, 0o755, who);
};

/**
 * It may exist by now, for example made by another change of this fix. The mode does not depend on the umask.
 */
export const makeDirectory = (folder: string, mode: number, who: Identity): void =>
  anchored(folder, who, ({ at }) => {
    if (fs.lstatSync(at, { throwIfNoEntry: false })?.isDirectory()) return;
    fs.mkdirSync(at, mode);
    fs.chmodSync(at, mode);
  });

/** Removes directories that were made, as far as they are still empty. */
export function removeDirectories(folders: readonly string[], who: Identity): void {
  for (const folder of [...folders].reverse())
    try {
      anchored(folder, who, ({ at }) => fs.rmdirSync(at));
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
}
