/**
 * A name as it stands in a sentence: in quotes, with its own quotes and backslashes marked, where it has more in it than
 * names have, so that no part of it reads as our words, and no escape that `printable` writes as letters of the name.
 */
export const shownName = (name: string): string =>
  isPlain(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;

/** Letters, digits and marks of any script, and the signs that are ordinary in names of containers, users and hosts. */
export const isPlain = (name: string): boolean => /^[\p{L}\p{N}\p{M}_.+@:-]+$/u.test(name);
