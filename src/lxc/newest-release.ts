import { parseVersion, type Version } from './version.ts';

/** The last release of each series that has had more than one; of 7.0 it is the only one so far. */
const newest = ['1.0.11', '1.1.5', '2.0.11', '2.1.1', '3.0.4', '3.2.1', '4.0.12', '5.0.3', '6.0.6'];

/** `4.0.6` as it is; of `4.0`, which says no more than a series, the newest release. Undefined for what is no version. */
export function releaseNamed(text: string): Version | undefined {
  const series = /^\d+$/.test(text) ? `${text}.0` : text;
  return parseVersion(newest.find((each) => each.startsWith(`${series}.`)) ?? series);
}
