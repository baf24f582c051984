import { octal } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import type { MappedRoot } from '../../facts/idmap/mapped-root.ts';
import type { Init } from '../../facts/rootfs/init.ts';
import { hostRange, isMapped } from '../../lxc/idmap.ts';
import { type Command, type Fix, manual } from '../../model/action.ts';
import { mapOption } from '../idmap/usernsexec-map.ts';

/**
 * Lets the init of a rootfs be executed, with the rights that its container would have, and no others: the user who has
 * the container does not own the file. Whether other files lost their modes with it, a person has to see.
 */
export function makeExecutable(
  { file }: Init,
  { maps }: MappedRoot,
  usernsexec: string | undefined,
  by: string,
): Fix {
  const isWithin = file && isMapped(maps, 'u', file.uid) && isMapped(maps, 'g', file.gid);
  if (!file || !isWithin || usernsexec === undefined)
    return manual(phrase`make it executable, or unpack the rootfs again with its modes`);
  const options = maps.flatMap((map) => mapOption(map.type, map.inside, hostRange(map)));
  const chmod = (mode: number): Command => [usernsexec, ...options, '--', 'chmod', octal(mode), file.path];
  return {
    safety: 'unsafe',
    title: phrase`make it executable, if nothing else lost its mode`,
    actions: [{ do: 'run', by, before: chmod(file.mode), after: chmod(file.mode | 0o111) }],
  };
}
