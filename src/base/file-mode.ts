import { type Phrase, phrase } from './phrase.ts';

/** Owner, group and mode of a file. */
interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** Permission bits as chmod(1) takes them: four octal digits. */
export const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** `has mode 0700, owner 1001 and group 1001`: the note on a file that cannot be accessed. */
export const ownership = ({ mode, uid, gid }: Ownership): Phrase =>
  phrase`has mode ${octal(mode)}, owner ${uid} and group ${gid}`;

export const setuidBit = 0o4000;

export const isSetuidRoot = ({ mode, uid }: Omit<Ownership, 'gid'>): boolean =>
  (mode & setuidBit) !== 0 && uid === 0;
