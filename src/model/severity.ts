export type Severity = 'error' | 'warning' | 'info';

/** The lowest severity that fails a run. */
export type FailOn = Severity | 'none';

/** What LXC cannot do because of an error. */
export type Breaks = 'create' | 'start' | 'attach';
