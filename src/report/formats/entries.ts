import type { Severity } from '../../model/severity.ts';
import type { Report } from '../report.ts';
import type { RunOptions } from './format.ts';
import { type Located, located } from './located.ts';
import { unknowns } from './unknowns.ts';
import { oneLine } from './words.ts';

/** What a run says, for formats that have a line or an element for each of it: what it found, and what it cannot tell. */
export interface Entry {
  readonly severity: Severity | 'unknown';
  /** `verdict`, where something is unknown. */
  readonly rule: string;
  readonly message: string;
  readonly at: Located;
  readonly fingerprint: string;
  /** What to do; null where something is unknown. */
  readonly fix: string | null;
}

/** The findings, then what is unknown. */
export const entries = (report: Report, options: Pick<RunOptions, 'exitCode' | 'locale'>): Entry[] => [
  ...report.findings.map((finding) => ({
    severity: finding.severity,
    rule: finding.rule,
    message: oneLine(finding.message),
    at: located(finding, report),
    fingerprint: finding.fingerprint,
    fix: oneLine(finding.fix.title),
  })),
  ...unknowns(report, options).map(
    ({ message, path, fingerprint }): Entry => ({
      severity: 'unknown',
      rule: 'verdict',
      message,
      at: { path },
      fingerprint,
      fix: null,
    }),
  ),
];
