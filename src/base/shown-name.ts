/**
 * A name within a sentence: quoted and escaped where it contains more than letters and the usual signs, so
 * that no part of it reads as our words, and no escape by `printable` reads as part of the name.
 */
export const shownName = (name: string): string =>
  isPlain(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;

/** Letters, digits and marks of any script, and the usual signs in names of containers, users and hosts. */
export const isPlain = (name: string): boolean => /^[\p{L}\p{N}\p{M}_.+@:-]+$/u.test(name);
