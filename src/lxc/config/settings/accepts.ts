import type { Version } from '../../version.ts';
import { readConfig } from '../reader/read.ts';

/** Whether this LXC takes these lines as settings, all of them, where nothing stands above. */
export function accepts(lines: readonly string[], version: Version): boolean {
  const path = '/config';
  const found = readConfig(path, version, {
    read: (each) => (each === path ? lines.join('\n') : undefined),
    list: () => undefined,
    isDirectory: () => false,
  });
  return found !== undefined && found.refused === undefined && found.ignored.length === 0;
}
