import { configurationOf } from '../configuration/load.ts';
import { type Linted, lint } from '../engine/lint.ts';
import type { Host } from '../host/host.ts';
import type { Rules } from '../model/rule.ts';
import type { FailOn } from '../model/severity.ts';
import { BadBaseline, baselineIn } from '../suppression/baseline.ts';
import { applySuppressions } from '../suppression/suppress.ts';
import type { Io } from './io.ts';
import { type LintOptions, UsageError } from './options.ts';
import { refuseUnknownContainers, scopeFor } from './scope.ts';
import { configsOf, selectRules } from './select-rules.ts';

/** How a host is judged here, by what the command line asks for and what people have settled. */
export interface Linter {
  readonly look: (host: Host) => Linted;
  readonly failOn: FailOn;
}

export async function prepareLinter(
  options: LintOptions,
  rules: Rules,
  io: Io,
  host: Host,
  startedAt: Date,
): Promise<Linter> {
  const configs = await configsOf(options, io);
  const { baseline: path } = options;
  const baseline = path === undefined ? new Set<string>() : known(path, await io.read(path));
  const configuration = await configurationOf(host);
  const { chosen, disabledRules } = selectRules(rules, options, configuration);
  const today = startedAt.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return {
    failOn: options.failOn ?? configuration.failOn ?? 'error',
    look: (host) => {
      const scope = { ...scopeFor(options, host, configs), disabledRules };
      const linted = lint(host, chosen, scope);
      refuseUnknownContainers(linted, scope);
      return applySuppressions(linted, { configuration, baseline, today, caller: host.caller, rules });
    },
  };
}

function known(path: string, text: string): ReadonlySet<string> {
  try {
    return baselineIn(path, text);
  } catch (error) {
    if (!(error instanceof BadBaseline)) throw error;
    throw new UsageError(error.message);
  }
}
