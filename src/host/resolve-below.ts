import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { longestPath } from './host.ts';

/** The number of links that Linux follows in one path (`MAXSYMLINKS`). */
export const linkLimit = 40;

/**
 * The real path of `path` below `root`, with every symbolic link resolved as that machine itself would: an
 * absolute one starts at `root` again, and `..` never leaves it.
 */
export function inside(root: string, path: string, readLink: (path: string) => string | undefined): string {
  if (path.length > longestPath) return `${root}${path}`;
  const ahead = path.split('/').reverse();
  const done: string[] = [];
  let links = 0;
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      done.pop();
      continue;
    }
    const target = readLink([root, ...done, name].join('/'));
    if (target === undefined) {
      done.push(name);
      continue;
    }
    links += 1;
    if (links > linkLimit) throw new Unseen(phrase`${path}: too many levels of symbolic links`);
    if (target.startsWith('/')) done.length = 0;
    ahead.push(...target.split('/').reverse());
  }
  return [root, ...done].join('/');
}
