/** A release of LXC. Releases before 1.0 had another config language and are not judged. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads `5.0.2`, `6.0`, `1:5.0.2-1+deb12u3` or `4.0.0~rc1`; anything else is undefined. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch] =
    /^(?:\d+:)?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?![\d.])/.exec(text.trim()) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0) };
}

export const showVersion = ({ major, minor, patch }: Version): string => `${major}.${minor}.${patch}`;

/** `atLeast(version, 4, 0, 7)`: whether the version is 4.0.7 or a later one. */
export const atLeast = (version: Version, major: number, minor = 0, patch = 0): boolean =>
  compare(version, { major, minor, patch }) >= 0;

const compare = (a: Version, b: Version): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch;

/** Whether containers were really started with this release, by the tests: 4.0, 5.0, 6.0 and 7.0. */
export const isTested = (version: Version): boolean =>
  atLeast(version, 4) && !atLeast(version, 8) && version.minor === 0;
