import { longestPath } from '../../host/host.ts';

/** A path and the directories above it, from the root down, up to the longest path that the kernel accepts. */
export function ancestors(path: string): string[] {
  const folders = ['/'];
  let folder = '';
  for (const name of path.split('/')) {
    if (name !== '') folder += `/${name}`;
    if (folder.length > longestPath) break;
    if (name !== '') folders.push(folder);
  }
  return folders;
}
