import { atLeast, type Version } from './version.ts';

/** Releases of LXC, the first and the last included; without one, from the first or to the last that there is. */
export interface Releases {
  /** Such as `4.0.10`, or `4.0` for all of that series. */
  readonly since?: string;
  readonly until?: string;
}

export function includes({ since, until }: Releases, release: Version): boolean {
  const isLate = since === undefined || atLeast(release, ...partsOf(since));
  return isLate && (until === undefined || !isAfter(release, partsOf(until)));
}

/** `6.0.3` is after `6.0.2`, and not after `6.0`. */
const isAfter = (release: Version, [major, minor, patch]: Parts): boolean => {
  if (minor === undefined) return atLeast(release, major + 1);
  return patch === undefined ? atLeast(release, major, minor + 1) : atLeast(release, major, minor, patch + 1);
};

type Parts = [major: number, minor?: number, patch?: number];

// Sound: releases are written down by hand, as numbers.
const partsOf = (release: string): Parts => release.split('.').map(Number) as Parts;

/** `LXC 4.0.10 to 4.0.11`, `LXC 4.0 and later`, `LXC up to 3.2`. */
export function showReleases({ since, until }: Releases): string {
  if (since === undefined) return `LXC up to ${until}`;
  return until === undefined ? `LXC ${since} and later` : `LXC ${since} to ${until}`;
}
