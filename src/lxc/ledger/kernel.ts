import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Machine } from './machine.ts';

const release = '/proc/sys/kernel/osrelease';

/** Whether the running kernel is this release or a later one. Throws Unseen where what it calls itself is no number. */
export function isKernelAtLeast({ read }: Machine, major: number, minor: number): boolean {
  const [, first, second] = /^(\d{1,4})\.(\d{1,4})/.exec(read(release) ?? '') ?? [];
  if (first === undefined) throw new Unseen(phrase`${release} names no release of Linux`);
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}
