import type { Line } from '../base/place.ts';
import type { SubjectId } from '../model/finding.ts';
import type { FailOn, Severity } from '../model/severity.ts';

/** What people have settled about linting here. `schema/configuration.schema.json` is the contract of its files. */
export interface Configuration {
  /** By rule: it is not applied, or its findings have this severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly waivers: readonly Waiver[];
  /** Undefined where nobody said. */
  readonly failOn: FailOn | undefined;
}

/** A finding that somebody has accepted. */
export interface Waiver {
  readonly rule: string;
  readonly reason: string;
  /** What the finding is about; undefined: whatever it is about. */
  readonly subject: SubjectId | undefined;
  /** The last day on which it holds, `YYYY-MM-DD` in UTC; undefined where it has no end. */
  readonly expires: string | undefined;
  /** Where the file names its rule. */
  readonly at: Line;
}

export const unconfigured: Configuration = { rules: {}, waivers: [], failOn: undefined };

/** What the later one says comes on top. */
export const merged = (under: Configuration, over: Configuration): Configuration => ({
  rules: { ...under.rules, ...over.rules },
  waivers: [...under.waivers, ...over.waivers],
  failOn: over.failOn ?? under.failOn,
});

/** A file that settles things cannot be understood. Each complaint is a line that names the place. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
  readonly problems: readonly string[];

  constructor(complaints: readonly string[]) {
    super(complaints.join('\n'));
    this.problems = complaints;
  }
}
