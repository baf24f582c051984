import { didYouMean } from '../base/did-you-mean.ts';
import { configurationOf } from '../configuration/load.ts';
import type { Host } from '../host/host.ts';
import type { Rules } from '../model/rule.ts';
import type { FailOn } from '../model/severity.ts';
import { BadBaseline, baselineIn } from '../suppression/baseline.ts';
import type { SuppressionPolicy } from '../suppression/policy.ts';
import type { Io } from './io.ts';
import { type LintOptions, UsageError } from './options.ts';
import { isPlugin } from './outputs.ts';

/** How findings are treated, by the command line, `lxc-lint.json` and a baseline. */
export interface Policy extends Pick<SuppressionPolicy, 'configuration' | 'baseline' | 'today'> {
  /** Only these rules; all if empty. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** The lowest severity of findings that fail the run. */
  readonly failOn: FailOn;
  /** What could not be checked fails the run as well. */
  readonly strict: boolean;
}

/** Throws `UsageError` for a rule that does not exist, and for an invalid baseline. */
export async function policyFor(
  options: LintOptions,
  rules: Rules,
  io: Io,
  host: Host,
  startedAt: Date,
): Promise<Policy> {
  const { rules: only, skip, baseline: path, failOn, strict } = options;
  refuseUnknownRules([...only, ...skip], rules);
  const baseline = path === undefined ? new Set<string>() : knownFrom(path, await io.read(path));
  const configuration = await configurationOf(host);
  return {
    configuration,
    baseline,
    today: startedAt.toISOString().slice(0, 'YYYY-MM-DD'.length),
    only,
    skip,
    // A plugin has a state for warnings.
    failOn: failOn ?? configuration.failOn ?? (isPlugin(options) ? 'warning' : 'error'),
    strict,
  };
}

function refuseUnknownRules(ids: readonly string[], rules: Rules): void {
  const known = Object.keys(rules);
  for (const id of ids) {
    if (!known.includes(id))
      throw new UsageError(`there is no rule ${id}${didYouMean(id, known)}; \`lxc-lint rules\` lists them`);
  }
}

function knownFrom(path: string, text: string): ReadonlySet<string> {
  try {
    return baselineIn(path, text);
  } catch (error) {
    if (!(error instanceof BadBaseline)) throw error;
    throw new UsageError(error.message);
  }
}
