export type Severity = 'error' | 'warning' | 'info';

/** From which severity on a run fails. */
export type FailOn = Severity | 'none';

/** What LXC cannot do: an error says which. */
export type Breaks = 'create' | 'start' | 'attach';
