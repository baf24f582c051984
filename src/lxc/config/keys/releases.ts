import { atLeast, type Version } from '../../version.ts';

/** The releases that know a key: `1.0-2.1 4.0.10-4.0 7.0-`. Both ends count, and `2.1` stands for every 2.1.x. */
export type Releases = string;

export const isReleaseIn = (version: Version, releases: Releases): boolean =>
  releases.split(' ').some((span) => {
    const [from = '', until = ''] = span.split('-');
    return atLeast(version, ...numbers(from)) && !isPast(version, until);
  });

/** The first release that knows it. */
export const firstOf = (releases: Releases): string => releases.split('-')[0] ?? '';

/** Whether the version comes before all of them. */
export const precedes = (version: Version, releases: Releases): boolean =>
  !atLeast(version, ...numbers(firstOf(releases)));

/** After `2.1` comes 2.2.0, after `4.0.12` comes 4.0.13. */
function isPast(version: Version, until: string): boolean {
  if (until === '') return false;
  const [major, minor, patch] = numbers(until);
  return patch === undefined ? atLeast(version, major, minor + 1) : atLeast(version, major, minor, patch + 1);
}

function numbers(text: string): [number, number, number?] {
  const [major = '0', minor = '0', patch] = text.split('.');
  return patch === undefined ? [Number(major), Number(minor)] : [Number(major), Number(minor), Number(patch)];
}
