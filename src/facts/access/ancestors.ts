import { longestPath } from '../../host/host.ts';

/** A path and the folders above it, from the root down, as far as a path can go: what lies further on is not there. */
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
