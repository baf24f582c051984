import type { Finding, Suppressed } from '../model/finding.ts';

/** By its fingerprint, which stays the same when lines move. */
export const byBaseline = (finding: Finding, baseline: ReadonlySet<string>): Suppressed | undefined =>
  baseline.has(finding.fingerprint) ? { finding, by: 'baseline' } : undefined;

/** The text is not a report. The message says so, and how to make one. */
export class BadBaseline extends Error {
  override name = 'BadBaseline';
}

/** The fingerprints in an earlier JSON report, both reported and suppressed. Throws `BadBaseline`. */
export function baselineIn(path: string, text: string): ReadonlySet<string> {
  const { schemaVersion, findings, suppressed = [] } = reportIn(path, text);
  if (schemaVersion === 1) throw oldReport(path);
  if (!Array.isArray(findings) || !Array.isArray(suppressed)) throw noReport(path);
  const known = [...findings, ...suppressed.map((each) => Object(each).finding)];
  const prints: unknown[] = known.map((finding) => Object(finding).fingerprint);
  if (!prints.every((each) => typeof each === 'string')) throw noReport(path);
  return new Set(prints);
}

function reportIn(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw noReport(path);
  }
}

/** Until version 2 the English message was part of a fingerprint. */
const oldReport = (path: string) =>
  new BadBaseline(
    `${shownSource(path)} is the report of an older lxc-lint, which names findings in another way: make the baseline again with lxc-lint --format json > FILE`,
  );

const noReport = (path: string) =>
  new BadBaseline(
    `${shownSource(path)} is not a report: a baseline is made with lxc-lint --format json > FILE`,
  );

const shownSource = (path: string): string => (path === '-' ? 'standard input' : path);
