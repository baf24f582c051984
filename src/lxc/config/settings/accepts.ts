import type { Version } from '../../version.ts';
import { readConfig } from '../reader/read.ts';

/** Whether this LXC accepts all of these lines as settings, without any lines above them. */
export function accepts(lines: readonly string[], version: Version): boolean {
  const path = '/config';
  const found = readConfig(path, version, {
    read: (each) => (each === path ? lines.join('\n') : undefined),
    list: () => undefined,
    isDirectory: () => false,
  });
  return found !== undefined && found.refused === undefined && found.ignored.length === 0;
}
