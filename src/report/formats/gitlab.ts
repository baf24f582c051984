import { type Entry, entries } from './entries.ts';
import type { Render } from './format.ts';
import { escapedJson } from './json.ts';
import { relative } from './located.ts';
import { oneLine } from './words.ts';

const severities: Readonly<Record<Entry['severity'], string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  unknown: 'minor',
};

/** A Code Quality report of GitLab. */
export const gitlab: Render = (report, options) =>
  escapedJson(
    entries(report, options).map(({ severity, rule, message, at: { path, line }, fingerprint }) => ({
      description: message,
      check_name: rule,
      fingerprint,
      severity: severities[severity],
      location: { path: oneLine(relative(path, report, options)), lines: { begin: line ?? 1 } },
    })),
  );
