import type { Line } from '../base/place.ts';
import type { SubjectId } from '../model/finding.ts';
import type { FailOn, Severity } from '../model/severity.ts';

/** The local configuration. `schema/configuration.schema.json` is the contract of its files. */
export interface Configuration {
  /** By rule: disabled, or the severity of its findings. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly waivers: readonly Waiver[];
  /** Undefined where it is not configured. */
  readonly failOn: FailOn | undefined;
}

/** An accepted finding. */
export interface Waiver {
  readonly rule: string;
  readonly reason: string;
  /** The subject of the finding; undefined: any. */
  readonly subject: SubjectId | undefined;
  /** The last day on which it is valid, `YYYY-MM-DD` in UTC; undefined: no end. */
  readonly expires: string | undefined;
  /** Where the file names the rule. */
  readonly at: Line;
}

export const unconfigured: Configuration = { rules: {}, waivers: [], failOn: undefined };

/** `over` takes precedence. */
export const merged = (under: Configuration, over: Configuration): Configuration => ({
  rules: { ...under.rules, ...over.rules },
  waivers: [...under.waivers, ...over.waivers],
  failOn: over.failOn ?? under.failOn,
});

/** An invalid configuration file. Each problem is a line that names the place. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
  readonly problems: readonly string[];

  constructor(complaints: readonly string[]) {
    super(complaints.join('\n'));
    this.problems = complaints;
  }
}
