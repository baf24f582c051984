import { octal } from '../../base/file-mode.ts';
import { phrase } from '../../base/phrase.ts';
import type { MappedRoot } from '../../facts/idmap/mapped-root.ts';
import type { Init } from '../../facts/rootfs/init.ts';
import { hostRange, isMapped } from '../../lxc/idmap.ts';
import { type Command, type Fix, manual } from '../../model/action.ts';
import { mapOption } from '../idmap/usernsexec-map.ts';

/**
 * Makes the init of a rootfs executable, with just the permissions of its container: the user does not own the file.
 * Needs confirmation, as other files may have lost their modes too.
 */
export function makeExecutable(
  { file }: Init,
  root: MappedRoot | undefined,
  usernsexec: string | undefined,
  by: string,
): Fix {
  const maps = root?.maps ?? [];
  const isWithin = file && isMapped(maps, 'u', file.uid) && isMapped(maps, 'g', file.gid);
  if (!isWithin || usernsexec === undefined)
    return manual(phrase`make it executable, or unpack the rootfs again with its modes`);
  const options = maps.flatMap((map) => mapOption(map.type, map.inside, hostRange(map)));
  const chmod = (mode: number): Command => [usernsexec, ...options, '--', 'chmod', octal(mode), file.path];
  const { path, mode: before } = file;
  const after = before | 0o111;
  const leaves = [{ do: 'mode', by, path, before, after }] as const;
  return {
    safety: 'unsafe',
    title: phrase`make it executable (check whether other files lost their modes too)`,
    actions: [{ do: 'run', by, before: chmod(before), after: chmod(after), leaves }],
  };
}
