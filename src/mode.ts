import type { Stat } from './host/host.ts';

/** Permission bits as chmod(1) takes them: four octal digits. */
export const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** `is mode 0700 of uid 1001 and gid 1001`: what evidence about a file that is shut comes to. */
export const ownership = ({ mode, uid, gid }: Pick<Stat, 'mode' | 'uid' | 'gid'>): string =>
  `is mode ${octal(mode)} of uid ${uid} and gid ${gid}`;
