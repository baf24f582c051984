import { atLeast, type Version } from '../../version.ts';
import type { LogicalLine } from './split-lines.ts';

/** The error of parse.c that follows every rejected line. Where there is no other, it is all that LXC prints. */
export function failedLine({ at, text }: LogicalLine, version: Version): string {
  if (!atLeast(version, 3, 0, 3)) return `Failed to parse config: ${text}`;
  return `Failed to parse config file "${at.path}" at line "${text}"`;
}

export function noEquals({ text }: LogicalLine, version: Version): string {
  const lower = !atLeast(version, 2, 0, 9) || (atLeast(version, 2, 1) && !atLeast(version, 2, 1, 1));
  return `${lower ? 'invalid' : 'Invalid'} configuration line: ${text.replace(/^[ \t]+/, '')}`;
}

export function unknownKey(name: string, version: Version): string {
  if (atLeast(version, 4, 0, 7)) return `Unsupported config key "${name}"`;
  return atLeast(version, 2, 0, 9) ? `Unknown configuration key "${name}"` : `unknown key ${name}`;
}

/** Up to 3.0.2 `lxc_config_read` gave up before it could complain about the file. */
export const cannotOpen = (path: string, version: Version): string | undefined =>
  atLeast(version, 3, 0, 3) ? `Failed to open file "${path}"` : undefined;

/** LXC does not detect loops: it runs out of file descriptors, or crashes before that with a stack overflow. */
export const outOfFiles = (path: string, version: Version): string =>
  atLeast(version, 3) ? 'Failed to create memory file' : `failed to open ${path}`;
