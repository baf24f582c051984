/** The worst first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The lowest severity that fails a run. */
export type FailOn = Severity | 'none';

/** What LXC cannot do because of an error. */
export type Breaks = 'create' | 'start' | 'attach';

/** Whether a severity is the lowest one that counts, or worse. */
export const reaches = (severity: Severity, least: FailOn): boolean =>
  least !== 'none' && severities.indexOf(severity) <= severities.indexOf(least);
